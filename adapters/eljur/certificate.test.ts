import { testCertificate } from '../../gateway/test/certificate.ts';

testCertificate('eljur', { lied: [['format=xml-only']] });
