import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './svod-process.ts';

const FORM = [
  'req',
  '-x509',
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:P-256',
  '-nodes',
  '-subj',
  '/CN=localhost',
];

/** A new certificate and its key, in PEM: of this machine and signed by itself, good from now for so many days. */
export function selfSigned(
  days: number,
  names = 'DNS:localhost,IP:127.0.0.1',
): { readonly key: string; readonly cert: string } {
  const folder = newFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const words = [...FORM, '-addext', `subjectAltName=${names}`, '-days', String(days), '-keyout', key, '-out', cert];
  execFileSync('openssl', words, { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
