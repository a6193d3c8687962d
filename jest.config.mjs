export default {
  testMatch: ['<rootDir>/{gateway,adapters,ops}/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/gateway/test/no-network.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testSequencer: '<rootDir>/jest.sequencer.mjs',
  transform: { '^.+\\.ts$': '<rootDir>/jest.transform.mjs' },
  testTimeout: 120_000,
  // Many tests wait for processes of their own.
  maxWorkers: '100%',
};
