import { testCertificate } from '../../gateway/test/certificate.ts';

testCertificate('netschool', {
  earned: [['accounts=all'], ['way=diary'], ['way=reports', 'version=5.33']],
  lied: [['way=reports', 'version=5.33']],
});
