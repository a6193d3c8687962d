import type { Catalogue } from './form.ts';

/** svod certify: its help, its page, its lists, and what is wrong with its words. */
export const CERTIFY_MESSAGES = {
  'help.certify': {
    ru: 'свидетельство адаптера: всё, что он обещает, проверено у его двойника или у настоящей системы (--source)',
    en: 'an adapter’s certificate: all that it promises, seen at its simulator or at the real system (--source)',
  },
  'help.certify.source': {
    ru: 'настроенный источник вместо двойника; только чтение, в хранилище региона ничего не пишется',
    en: 'a configured source in place of the simulator; reads only, and writes nothing into the region’s store',
  },
  'help.certify.list': {
    ru: 'все адаптеры: насколько мы в них уверены и последнее свидетельство',
    en: 'every adapter: how sure we are of it, and its last certificate',
  },
  'help.certify.html': { ru: 'отчёт для людей ещё и в этот файл', en: 'the report for people into this file too' },
  'help.certify.lie': {
    ru: 'двойник лжёт (skip-page, claim-coverage, repeat-ids, shift-dates): видно, что свидетельство это замечает',
    en: 'the simulator lies (skip-page, claim-coverage, repeat-ids, shift-dates), to see that the certificate notices',
  },
  'help.certify.dialect': {
    ru: 'выбор наречия двойника, ИМЯ=ВЫБОР (svod help simulate); можно несколько раз или через запятую',
    en: 'a choice of the simulator’s dialect, NAME=CHOICE (svod help simulate); several times, or with commas between',
  },
  'help.certify.wrong-login': {
    ru: 'попробовать у источника и неверный пароль (некоторые системы после этого закрывают вход)',
    en: 'try a wrong password at the source too (some systems lock an account after it)',
  },
  'help.simulate.lie': {
    ru: 'лгать: skip-page, claim-coverage, repeat-ids, shift-dates',
    en: 'lie: skip-page, claim-coverage, repeat-ids, shift-dates',
  },
  'certify.progress': { ru: '{adapter}, проверки', en: '{adapter}, checks' },
  'certify.done': {
    ru: '{adapter}: пройдено {passed}, не пройдено {failed}, не проверялось {skipped}',
    en: '{adapter}: {passed} passed, {failed} failed, {skipped} not looked at',
  },
  'certify.report': { ru: 'Отчёт: {file}', en: 'Report: {file}' },
  'certify.heading': { ru: 'Свидетельство адаптера {adapter}', en: 'Certificate of the adapter {adapter}' },
  'certify.about-simulator': { ru: 'Проверен у своего двойника, {at}', en: 'Seen at its own simulator, {at}' },
  'certify.about-liar': {
    ru: 'Двойник лжёт нарочно ({lie}): это не свидетельство, а проба. {at}',
    en: 'The simulator lies on purpose ({lie}): a rehearsal and no certificate. {at}',
  },
  'certify.about-dialect': { ru: 'наречие: {choices}', en: 'dialect: {choices}' },
  'certify.about-source': { ru: 'Проверен у источника {source}, {at}', en: 'Seen at the source {source}, {at}' },
  'certify.passed': { ru: 'пройдено', en: 'passed' },
  'certify.failed': { ru: 'не пройдено', en: 'failed' },
  'certify.skipped': { ru: 'не проверялось', en: 'not looked at' },
  'certify.check': { ru: 'Проверка', en: 'Check' },
  'certify.evidence': { ru: 'Что показала', en: 'What it showed' },
  'certify.to-do': { ru: 'Что исправить', en: 'What to put right' },
  'certify.listed': { ru: '{adapter}: {grade} ({code})', en: '{adapter}: {grade} ({code})' },
  'certify.assumed': {
    ru: '  предположено: {count} — svod certify --list --json, adapters/{adapter}/README.md',
    en: '  assumed: {count}; svod certify --list --json, adapters/{adapter}/README.md',
  },
  'certify.simulator': { ru: 'двойник', en: 'simulator' },
  'certify.short-last': {
    ru: 'свидетельство от {day}: пройдено {passed}, не пройдено {failed} (у кого: {against})',
    en: 'certificate of {day}: {passed} passed, {failed} failed (seen at: {against})',
  },
  'certify.short-none': {
    ru: 'свидетельства нет: svod certify {system}',
    en: 'no certificate: svod certify {system}',
  },
  'certify.short-files': {
    ru: 'читает только файлы: свидетельства не бывает',
    en: 'reads files only: there is no certificate of it',
  },
  'certify.not-at-source': {
    ru: 'у настоящей системы не проверен: svod certify {system} --source ИМЯ',
    en: 'not seen at the real system: svod certify {system} --source NAME',
  },
  'usage.certify-what': {
    ru: 'назовите адаптер{hint} или источник (--source)',
    en: 'name an adapter{hint} or a source (--source)',
  },
  'usage.certify-other': {
    ru: 'источник {source} читает адаптер {system}, а не {adapter}',
    en: 'the source {source} is read by {system}, not by {adapter}',
  },
  'usage.certify-lie': { ru: 'такой лжи нет: «{word}»{hint}', en: 'there is no such lie: "{word}"{hint}' },
  'usage.certify-both': {
    ru: '--lie и --dialect — для двойника, не для источника',
    en: '--lie and --dialect are for the simulator, not for a source',
  },
  'usage.certify-no-pull': {
    ru: 'адаптер {adapter} читает только файлы: спрашивать некого',
    en: 'the adapter {adapter} only reads files: there is nobody to ask',
  },
  'usage.certify-no-simulator': {
    ru: 'у адаптера {adapter} нет двойника: назовите источник (--source)',
    en: 'the adapter {adapter} has no simulator: name a source (--source)',
  },
} as const satisfies Catalogue;
