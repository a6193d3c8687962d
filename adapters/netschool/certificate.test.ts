import { testCertificate } from '../../gateway/test/certificate.ts';

testCertificate('netschool', {
  earned: [
    ['way=diary', 'accounts=parents'],
    ['way=reports', 'version=5.33'],
  ],
  lied: [['way=reports', 'version=5.33']],
});
