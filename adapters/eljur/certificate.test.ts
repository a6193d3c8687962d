import { testCertificate } from '../../gateway/test/certificate.ts';

testCertificate('eljur', [['format=xml-only']]);
