#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=32 --heap-growing-percent=40
import { runCli } from './cli.ts';

process.exitCode = await runCli(process.argv.slice(2));
