import { testCertificate } from '../../gateway/test/certificate.ts';

testCertificate('dnevnik-ru');
