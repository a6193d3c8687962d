export default {
  testMatch: ['<rootDir>/{gateway,adapters,ops}/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/gateway/test/no-network.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  transform: { '^.+\\.ts$': '<rootDir>/jest.transform.mjs' },
  testTimeout: 120_000,
  // Many tests wait for processes of their own.
  maxWorkers: '100%',
  // Modules of tests that have ended are kept by a worker: one that holds much makes way for a new one.
  workerIdleMemoryLimit: '1GB',
};
