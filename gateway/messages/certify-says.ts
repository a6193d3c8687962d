import type { Catalogue } from './form.ts';

/** What the checks of `svod certify` found of pages, records and days, in words that a vendor can act on. */
export const CERTIFY_SAYS = {
  'certify.says.no-pages': {
    ru: 'Не пришло ни одной страницы. Проверьте, что учётная запись видит классы и что в окне чтения есть дни.',
    en: 'No page came. See that the account may read classes and that there are days in the window.',
  },
  'certify.says.no-material': {
    ru: 'Не проверялось: не пришло ни одной страницы.',
    en: 'Not looked at: no page came.',
  },
  'certify.says.no-records': {
    ru: 'Не проверялось: в ответах нет ни одной записи.',
    en: 'Not looked at: the answers list no record.',
  },
  'certify.says.one-page': {
    ru: 'Не проверялось: пришла всего одна страница, порядка в ней нет.',
    en: 'Not looked at: a single page came, and one page has no order.',
  },
  'certify.says.out-of-order': {
    ru: 'Страниц не на своём месте: {count} ({places}). Нужно: списки, недели от старых к новым, итоги.',
    en: '{count} pages out of place ({places}). Wanted: rosters, weeks from old to new, terms.',
  },
  'certify.says.in-order': { ru: 'Страниц: {count}.', en: '{count} pages.' },
  'certify.says.miscounted': {
    ru: '{place}: в ответах {received}, записей {listed}. Считать надо то, что перечислено в ответе.',
    en: '{place}: {received} in the answers, {listed} records. What the answer lists must be counted.',
  },
  'certify.says.misplaced': {
    ru: '{place}: запись {ref} не принадлежит листу этой страницы.',
    en: '{place}: the record {ref} does not belong to the sheet of this page.',
  },
  'certify.says.counted': {
    ru: 'Записей: {count}. Вызовы, которыми они прочитаны: {calls}.',
    en: '{count} records. The calls by which they were read: {calls}.',
  },
  'certify.says.crooked': {
    ru: 'Не клетка календаря: {places}. Неделя журнала — с понедельника по воскресенье, прочее — один день.',
    en: 'No cell of the calendar: {places}. A journal week is Monday to Sunday, anything else one day.',
  },
  'certify.says.covered-twice': {
    ru: 'Заявлено дважды: {places}. Второй ответ стёр бы первый.',
    en: 'Claimed twice: {places}. The second answer would wipe out the first.',
  },
  'certify.says.nothing-covered': {
    ru: 'Ни одна страница не заявляет полноты: удалённое в журнале не будет замечено.',
    en: 'No page claims to be complete: nobody would notice what is withdrawn.',
  },
  'certify.says.cells': { ru: 'Клеток: {count}, повторов нет.', en: '{count} cells, none twice.' },
  'certify.says.no-again': {
    ru: 'Не проверялось: адаптер не переспрашивает страниц, сверять нечего.',
    en: 'Not looked at: the adapter asks no page again, there is nothing to compare.',
  },
  'certify.says.same-again': { ru: '{place}: тот же ответ.', en: '{place}: the same answer.' },
  'certify.says.other-again': {
    ru: '{place}: на тот же запрос пришёл другой ответ. Система должна отвечать одинаково, пока журнал не изменён.',
    en: '{place}: the same request was answered differently. While the journal does not change, answers must not.',
  },
  'certify.says.other-clock': {
    ru: 'Время чтения не по часам региона: {places}.',
    en: 'Reading times of another clock: {places}.',
  },
  'certify.says.own-clock': {
    ru: 'Страниц: {count}, все по часам региона.',
    en: '{count} pages, all by the region’s clock.',
  },
  'certify.says.no-journal': {
    ru: 'Не прочитан ни один журнал: учётная запись не видит классов, или в окне нет уроков.',
    en: 'No journal was read: the account sees no class, or there are no lessons in the window.',
  },
  'certify.says.unlisted': {
    ru: 'Есть журналы классов, которых нет в списке школы: {count} ({scopes}). Список классов должен быть полным.',
    en: '{count} journals of classes that the school’s list has not ({scopes}). The list of classes must be complete.',
  },
  'certify.says.listed': {
    ru: 'Классов и групп в списке: {classes}, журналов: {journals}.',
    en: '{classes} classes and groups listed, {journals} journals.',
  },
  'certify.says.not-complete': {
    ru: 'Чтение не дошло до конца: {outcome} [{error}].',
    en: 'The reading did not come to its end: {outcome} [{error}].',
  },
  'certify.says.uneven': {
    ru: 'Книга учёта не сходится: разница {difference}.',
    en: 'The ledger is not even: difference {difference}.',
  },
  'certify.says.untrue': {
    ru: 'Не прочитано записей: {missing}, лишних: {surplus}, сказано иначе: {changed}. Примеры: {places}',
    en: '{missing} records missing, {surplus} too many, {changed} saying something else. Examples: {places}',
  },
  'certify.label.missing': { ru: 'нет', en: 'missing' },
  'certify.label.surplus': { ru: 'лишнее', en: 'too much' },
  'certify.label.changed': { ru: 'иначе', en: 'otherwise' },
  'certify.says.true': {
    ru: 'Записей: {records} на листах: {sheets}; всё, как у источника.',
    en: '{records} records on {sheets} sheets, all as the system has them.',
  },
  'certify.says.empty-slices': {
    ru: 'Пусто там, где по списку должны быть уроки: {count} ({places}). Ответ за эти недели неполон.',
    en: 'Empty where the roster expects lessons: {count} ({places}). The answers of these weeks are not complete.',
  },
  'certify.says.bare-pupils': {
    ru: 'У части учеников неделя пуста, хотя у одноклассников — нет: недель {count} ({places}). Ответы по этим ученикам неполны.',
    en: 'Some pupils have an empty week though their class has none: {count} weeks ({places}). The answers on these pupils are not complete.',
  },
  'certify.says.nothing': { ru: 'Не принято ни одной записи.', en: 'No record was accepted.' },
  'certify.says.plausible': {
    ru: 'Не проверялось: что должно быть у этого источника, здесь не знает никто; это видно у двойника. Заметных пропусков нет: принято записей {accepted} на листах {sheets}, пустых недель нет.',
    en: 'Not looked at: nobody here knows what this source must have; its simulator shows it. No gap shows by itself: {accepted} records accepted on {sheets} sheets, no week is empty.',
  },
  'certify.says.claimed': {
    ru: 'Ответ за эти дни считается полным, а в нём нет записей, которые есть в журнале: {count} ({places}). Отдавайте неделю класса целиком; чего система отдать не может, о том адаптер не должен обещать полноты.',
    en: 'The answers of these days count as complete, and {count} records of the journal are not in them ({places}). Give the whole week of a class; of what the system cannot give, the adapter must not claim to be complete.',
  },
  'certify.says.dangling': {
    ru: 'Ответ за эти дни считается полным, а записи указывают на уроки или работы, которых в нём нет: {count} ({places}). Отдавайте их вместе.',
    en: 'The answers of these days count as complete, and records point to lessons or works that are not in them: {count} ({places}). Give them together.',
  },
  'certify.says.claims': { ru: 'Обещаний полноты: {count}, все верны.', en: '{count} claims, all true.' },
  'certify.says.no-claims': {
    ru: 'Не проверялось: полноту ничто не обещает.',
    en: 'Not looked at: nothing is claimed to be complete.',
  },
  'certify.says.claims-unproven': {
    ru: 'Не проверялось: есть ли у этого источника что-то сверх отданного, здесь не знает никто; это видно у двойника. Обещаний полноты: {count}; ни одна запись не указывает на урок или работу, которых нет.',
    en: 'Not looked at: nobody here knows whether this source has more than it gave; its simulator shows it. {count} claims; no record points to a lesson or a work that is not there.',
  },
  'certify.says.outside': {
    ru: 'Записи вне запрошенных дней: {count} ({places}). Проверьте часовой пояс и границы недели.',
    en: '{count} records outside the days that were asked for ({places}). See to the zone and to the week’s limits.',
  },
  'certify.says.other-day': {
    ru: 'Записи не на своём дне: {count} ({places}). Проверьте часовой пояс дат.',
    en: '{count} records on another day than theirs ({places}). See to the zone of the dates.',
  },
  'certify.says.days': { ru: 'Страниц: {count}, все дни на месте.', en: '{count} pages, all days in place.' },
  'certify.says.days-unproven': {
    ru: 'Не проверялось: на каком дне запись стоит в самой системе, здесь не знает никто; это видно у двойника. Вне запрошенных дней нет ничего (страниц: {count}).',
    en: 'Not looked at: nobody here knows on which day the system itself has a record; its simulator shows it. Nothing lies outside the days that were asked for ({count} pages).',
  },
  'certify.says.one-week': {
    ru: 'Не проверялось: в журнале меньше двух недель.',
    en: 'Not looked at: the journal has less than two weeks.',
  },
  'certify.says.other-zone': {
    ru: 'Понедельник {monday} в поясе {zone}: за полчаса до него последней читается неделя {before}, через полчаса после — {behind}.',
    en: 'Monday {monday} in {zone}: half an hour before it the last week read is {before}, half an hour after it {behind}.',
  },
  'certify.says.own-day': {
    ru: 'Неделя {behind} начинается с понедельника в поясе {zone}.',
    en: 'The week of {behind} begins with Monday in {zone}.',
  },
  'certify.says.repeated': {
    ru: 'Разные записи под одним идентификатором: {count} из {received} ({places}). У каждой записи должен быть свой: по нему её узнают завтра.',
    en: 'Different records under one id: {count} of {received} ({places}). Each record must have its own: tomorrow it is known by it.',
  },
  'certify.says.several-days': {
    ru: 'Один идентификатор на разных днях: {count} ({places}). У каждого урока, работы и отметки должен быть свой.',
    en: 'One id on several days: {count} ({places}). Each lesson, work and mark must have its own.',
  },
  'certify.says.once': { ru: 'Записей: {received}, повторов нет.', en: '{received} records, no id stands twice.' },
  'certify.says.repeats-few': {
    ru: 'Записей: {received}; повторов идентификатора: {count}, они в карантине.',
    en: '{received} records; {count} repeat an id and wait in quarantine.',
  },
  'certify.says.rounded': {
    ru: 'Округлённых идентификаторов: {count}, например {id}. Большие числа надо читать как текст.',
    en: '{count} rounded ids, {id} for one. Large numbers must be read as text.',
  },
  'certify.says.ids-lost': {
    ru: 'С идентификаторами из 19 цифр дошло меньше записей, чем с короткими: {lost}. Где-то такой номер читается как число и округляется.',
    en: 'With ids of 19 digits fewer records arrived than with short ones: {lost}. Somewhere such an id is read as a number, and rounded.',
  },
  'certify.says.no-numbers': {
    ru: 'Не проверялось: числовых идентификаторов в ответах нет, удлинять нечего.',
    en: 'Not looked at: the answers have no numbers as ids, there is nothing to lengthen.',
  },
  'certify.says.exact': {
    ru: 'Идентификаторов удлинено до 19 цифр: {numbers}, таких у самой системы: {owns}; ни один не округлён, записей столько же: {after}.',
    en: '{numbers} ids lengthened to 19 digits, {owns} as long by themselves; none is rounded, as many records as before: {after}.',
  },
} as const satisfies Catalogue;
