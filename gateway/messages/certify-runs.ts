import type { Catalogue } from './form.ts';

/** What the checks of `svod certify` found of settings, access, runs and troubles, in words that a vendor can act on. */
export const CERTIFY_RUNS = {
  'certify.says.needs-relay': {
    ru: 'Не проверялось: между адаптером и этой системой нельзя поставить наблюдателя; проверено у двойника (svod certify без --source).',
    en: 'Not looked at: nothing of ours can stand between the adapter and this system; its simulator shows it (svod certify without --source).',
  },
  'certify.says.needs-reader': { ru: 'Не проверялось: нет хранилища.', en: 'Not looked at: there is no store.' },
  'certify.says.needs-truth': {
    ru: 'Не проверялось: что должно быть прочитано, знает только двойник.',
    en: 'Not looked at: only a simulator knows what must be read.',
  },
  'certify.says.needs-faults': {
    ru: 'Не проверялось: настоящую систему мы не ломаем; проверено у двойника (svod certify без --source).',
    en: 'Not looked at: we break no real system; its simulator shows it (svod certify without --source).',
  },
  'certify.says.needs-drift': { ru: 'Не проверялось.', en: 'Not looked at.' },
  'certify.says.needs-wrongLogin': {
    ru: 'Не проверялось: неверный пароль может закрыть вход. Проверить: --wrong-login.',
    en: 'Not looked at: a wrong password may lock the account. To see it: --wrong-login.',
  },
  'certify.says.not-in': {
    ru: 'Не проверялось: система не пустила (access.good).',
    en: 'Not looked at: the system let nobody in (access.good).',
  },
  'certify.says.thrown': { ru: 'Проверка прервана: {error}.', en: 'The check was cut short: {error}.' },
  'certify.says.settings-schema': {
    ru: 'Схема настроек не строгая: {flaw}.',
    en: 'The schema of the settings is not strict: {flaw}.',
  },
  'certify.says.settings-good': { ru: 'Верные настройки не приняты.', en: 'Good settings were refused.' },
  'certify.says.settings-taken': {
    ru: 'Приняты неверные настройки: {settings}.',
    en: 'Wrong settings were taken: {settings}.',
  },
  'certify.says.settings-refused': { ru: 'Отвергнуто неверных: {count}.', en: '{count} wrong ones refused.' },
  'certify.says.no-secret': {
    ru: 'Ни одна настройка не помечена секретной (writeOnly).',
    en: 'No setting is marked as a secret (writeOnly).',
  },
  'certify.says.secret-told': {
    ru: 'Секретов на страницах или в журнале работы: {count}.',
    en: '{count} secrets stand in pages or in the log.',
  },
  'certify.says.secrets-kept': { ru: 'Секретов: {count}, ни один не выдан.', en: '{count} secrets, none told.' },
  'certify.says.let-in': { ru: 'Вход есть; школы: {schools}.', en: 'Let in; schools: {schools}.' },
  'certify.says.no-school': {
    ru: 'Вход есть, но не видно ни одной школы.',
    en: 'Let in, and no school can be seen.',
  },
  'certify.says.not-let-in': { ru: 'Неверные доступы: {error}.', en: 'Wrong credentials: {error}.' },
  'certify.says.bad-login-error': {
    ru: 'На неверный пароль ответ {error}: оператор не узнает, что исправить.',
    en: 'A wrong password was answered by {error}: nobody learns what to put right.',
  },
  'certify.says.bad-login-taken': {
    ru: 'С неверными доступами система пустила.',
    en: 'Wrong credentials let in.',
  },
  'certify.says.same-cursor': {
    ru: 'Страниц, которые не отличить от других: {count} ({places}); после обрыва они пропадут. Если классы или периоды повторяют чужой идентификатор, дайте каждому свой.',
    en: '{count} pages cannot be told from others ({places}): behind an interruption they would be lost. Where classes or periods repeat an id, give each its own.',
  },
  'certify.says.not-resumed': {
    ru: 'После обрыва за страницей «{place}» пришло страниц {pages} вместо {expected}, или другие.',
    en: 'Interrupted behind "{place}", {pages} pages came in place of {expected}, or others.',
  },
  'certify.says.resumed': {
    ru: 'Прерываний: {count}; страниц: {pages}.',
    en: 'Interrupted {count} times; {pages} pages.',
  },
  'certify.says.future-error': { ru: 'Чтение упало: {error}.', en: 'The reading fell: {error}.' },
  'certify.says.future-read': { ru: 'Прочитано снова: {place}.', en: 'Read again: {place}.' },
  'certify.says.future-ended': { ru: 'Чтение закончилось само.', en: 'The reading ended by itself.' },
  'certify.says.foreign-refused': { ru: 'Отвергнута: cursor.invalid.', en: 'Refused: cursor.invalid.' },
  'certify.says.foreign-error': { ru: 'Другая ошибка: {error}.', en: 'Another error: {error}.' },
  'certify.says.foreign-taken': { ru: 'Чужая закладка принята.', en: 'It was taken.' },
  'certify.says.not-stopped': { ru: 'Не остановился: {how}.', en: 'It did not stop: {how}.' },
  'certify.says.stopped': { ru: 'Остановился сразу и посередине.', en: 'Stopped at once and in the middle.' },
  'certify.says.run-differs': {
    ru: 'Второе чтение другое ({place}): страниц {first} и {second}. Журнал не менялся — и ответ не должен.',
    en: 'The second reading differs ({place}): {first} and {second} pages. The journal did not change, nor may the answer.',
  },
  'certify.says.run-changed': {
    ru: 'Второе чтение изменило листов: {count}.',
    en: 'The second reading changed {count} sheets.',
  },
  'certify.says.run-same': { ru: 'Страниц: {count}, все прежние.', en: '{count} pages, all as before.' },
  'certify.says.person-told': { ru: 'Ученик виден: {count} ({places}).', en: 'A pupil shows: {count} ({places}).' },
  'certify.says.pupils-told': {
    ru: 'Идентификаторы учеников в ссылках или закладках: {count}.',
    en: 'Ids of pupils in refs or cursors: {count}.',
  },
  'certify.says.person-logged': { ru: 'Ученик виден в журнале работы.', en: 'A pupil shows in the log.' },
  'certify.says.person-shaped': {
    ru: 'Ученик виден в том, что сказано о строении ответов: в пути вызова или в имени поля.',
    en: 'A pupil shows in what is told of the containers of answers: in the path of a call or the name of a field.',
  },
  'certify.says.no-person': {
    ru: 'Страниц: {count}; никого из учеников ({pupils}) по ним не узнать.',
    en: '{count} pages; none of {pupils} pupils can be told by them.',
  },
  'certify.says.no-pupils': {
    ru: 'Не проверялось: не прочитан ни один ученик, выдавать некого.',
    en: 'Not looked at: no pupil was read, there is nobody to be told.',
  },
  'certify.says.few-requests': {
    ru: 'Не проверялось: запросов всего {requests}, спешить некуда.',
    en: 'Not looked at: there were {requests} requests, too few for a pace.',
  },
  'certify.says.too-fast': {
    ru: 'Запросов {requests} за {ms} мс при пределе {limit} в секунду.',
    en: '{requests} requests in {ms} ms, with a limit of {limit} a second.',
  },
  'certify.says.in-pace': {
    ru: 'Запросов {requests} за {ms} мс, предел {limit} в секунду.',
    en: '{requests} requests in {ms} ms, limit {limit} a second.',
  },
  'certify.says.did-not-wait': {
    ru: 'Просили секунду, ждал {ms} мс ({path}).',
    en: 'Told to wait a second, it waited {ms} ms ({path}).',
  },
  'certify.says.gave-up': {
    ru: 'После просьбы подождать (запрос {nth}) чтение кончилось: {error}.',
    en: 'Told to wait at request {nth}, the reading ended: {error}.',
  },
  'certify.says.waited': { ru: 'Ждал {ms} мс и дочитал.', en: 'Waited {ms} ms, and read on to the end.' },
  'certify.says.html-taken': {
    ru: 'Страницы для людей приняты за данные: чтение закончилось без ошибки.',
    en: 'Pages for people were taken for data: the reading ended without an error.',
  },
  'certify.says.html-bug': { ru: 'Ошибка программы: {error}.', en: 'A bug: {error}.' },
  'certify.says.html-told': { ru: 'Названо ошибкой: {error}.', en: 'Told as {error}.' },
  'certify.says.no-fields': {
    ru: 'Не проверялось: ответы не в JSON.',
    en: 'Not looked at: the answers are not JSON.',
  },
  'certify.says.drift-bug': { ru: 'Чтение упало: {error}.', en: 'The reading fell: {error}.' },
  'certify.says.drift-lost': {
    ru: 'Страниц {pages}, из них с потерянными записями: {count}.',
    en: '{pages} pages, {count} of them with lost records.',
  },
  'certify.says.drift-listed': {
    ru: 'Полей с другим типом: {fields}; страниц: {pages}, ничего не потеряно.',
    en: '{fields} fields of another type; {pages} pages, nothing lost.',
  },
  'certify.says.lost-in-trouble': {
    ru: 'Под отказами разошлось записей: {count}, разница книги учёта: {difference}. Примеры: {places}',
    en: 'Under faults {count} records differ, the ledger by {difference}. Examples: {places}',
  },
  'certify.says.uneven-in-trouble': {
    ru: 'Под отказами записи те же, но книга учёта не сходится: разница {difference}.',
    en: 'Under faults the records are the same, but the ledger is not even: difference {difference}.',
  },
  'certify.says.same-in-trouble': {
    ru: 'Отказов: {struck}; листов: {sheets}; всё, как без отказов.',
    en: '{struck} faults struck; {sheets} sheets, all as without them.',
  },
  'certify.says.no-trouble': {
    ru: 'Не проверялось: ни один отказ не случился.',
    en: 'Not looked at: no fault struck.',
  },
} as const satisfies Catalogue;
