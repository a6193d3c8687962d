export default {
  testMatch: ['<rootDir>/{gateway,adapters,ops}/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/gateway/test/no-network.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/jest.transform.mjs' },
  testTimeout: 60_000,
};
