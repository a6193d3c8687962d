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
    ru: 'все адаптеры: насколько мы в них уверены и последнее свидетельство; один — ещё и что в нём принято как допущение',
    en: 'every adapter: how sure we are of it, and its last certificate; a single one with what it assumes too',
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
  'certify.legend': { ru: 'Слова этого отчёта', en: 'Words of this report' },
  'certify.legend.ids': {
    ru: 'Идентификаторы — ваши. Где у вещи своего нет, он составлен через «/» из того, что стоит в вашем ответе: день, номер урока, номер предмета.',
    en: 'Ids are yours. Where a thing has none it is made, with "/", of what stands in your answer: day, number of the lesson, number of the subject.',
  },
  'certify.legend.alike': {
    ru: '«Таких записей: 3» — три записи, которые отличаются только учеником (отчёт никого не называет) или предметом без идентификатора; смотрите их по классу и дню.',
    en: '"3 such records" are three that differ in nothing but the pupil (nobody is named here), or a subject without an id; find them by class and day.',
  },
  'certify.legend.untrue': {
    ru: '«Нет», «лишнее», «иначе» — чего не хватает против журнала, что пришло сверх него и где сказано другое; в скобках — поля записи по-нашему: lessonId — урок, value — отметка, topic — тема.',
    en: '"Missing", "too much", "otherwise": what is not there though the journal has it, what came beyond it, and what says something else; in brackets the fields of the record in our words: lessonId, value, topic.',
  },
  'certify.legend.page': {
    ru: 'Страница — всё, что прочитано за один раз: списки школы, неделя журнала одного класса или итоги одного периода; по ней адаптер говорит, что прочитал полностью. Лист — то же за один день. Закладка — место, с которого продолжают прерванное чтение.',
    en: 'A page is what is read at a time: the roster of a school, the journal week of a class, the marks of a period; the adapter says by it what it has read wholly. A sheet is the same of one day. A cursor is the place from which an interrupted reading goes on.',
  },
  'certify.legend.quarantine': {
    ru: 'Карантин — записи, которые пришли, но не приняты: ждут исправления и не теряются.',
    en: 'Quarantine: records that came and were not accepted; they wait to be put right and are not lost.',
  },
  'certify.legend.twin': {
    ru: 'Двойник — программа, которая отвечает как ваша система; что в ней должно быть прочитано, известно до последней записи. Коды (ids.once) — для переписки о проверках.',
    en: 'A simulator is a program that answers as your system does; what must be read of it is known to the last record. Codes (ids.once) are for letters about checks.',
  },
  'certify.listed': { ru: '{adapter}: {grade} ({code})', en: '{adapter}: {grade} ({code})' },
  'certify.assumed': {
    ru: '  принято как допущение: {count} — какие: svod certify --list {adapter}',
    en: '  assumed: {count}; which: svod certify --list {adapter}',
  },
  'certify.assumes': {
    ru: '  чего в документах поставщика нет и принято как допущение; где установка устроена иначе, прочитано неверно:',
    en: '  what no document of the vendor tells and is assumed; where an install does otherwise, it is read wrongly:',
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
