export default {
  testMatch: ['<rootDir>/{gateway,adapters,ops}/**/*.test.ts'],
  setupFilesAfterEnv: ['<rootDir>/gateway/test/no-network.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 60_000,
};
