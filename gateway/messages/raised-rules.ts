import { raisedInRussian } from './raised.ts';
import { type Forms, translated, translators } from './raised-forms.ts';

/** What is wrong with a map file, as normalise/ and its operators tell it. */
const OF_MAPS: Forms = {
  '"{key}" is no key of a map file': '«{key}» в файле отображения не бывает',
  '"entity" is not "{entity}", as the name of the file says': '"entity" — не "{entity}", как говорит имя файла',
  '"source" must say where the knowledge comes from': '"source" должен говорить, откуда это известно',
  '"direction" is "in" or "out"': '"direction" бывает "in" или "out"',
  '"fields" is empty': '"fields" пуст',
  '"names" is a list of JSON Pointers': '"names" — список указателей (JSON Pointer), например ["/lastName"]',
  '"names" must say where the names of a {entity} stand, so that texts can be blanked ([] where the vendor tells none)':
    '"names" должен говорить, где у {entity} стоят имена, чтобы закрыть их в текстах ([] — система имён не даёт)',
  'is no object': 'здесь нужен объект: { … }',
  '"{target}" is no field of {entity}': 'поля «{target}» у {entity} нет',
  'gives no "{field}", which every {entity} must have': 'не даёт «{field}», а оно есть у каждого {entity}',
  '"{target}" is no target; write a field, or "has/lastName" for a nested one':
    '«{target}» — не поле: пишите имя поля, для вложенного — "has/lastName"',
  'is neither a pointer nor a list of steps': 'здесь нужен указатель ("/mark/value") или список шагов ([ … ])',
  "is no step: an object with one key, the operator's name": 'это не шаг: нужен объект с одним ключом, именем операции',
  '"{name}" is not an operator': 'операции «{name}» нет',
  'a recipe begins with get, const or join, not with "{name}"': 'начинают с get, const или join, а не с «{name}»',
  '"{name}" can only be the first step': '«{name}» бывает только первым шагом',
  '"{pointer}" is no JSON Pointer; it begins with "/", e.g. "/mark/value"':
    '«{pointer}» — не указатель: он начинается с «/», например "/mark/value"',
  'there is no code list "{list}"': 'списка кодов «{list}» нет',
  'there is no {file}': 'файла {file} нет',
  '"{name}" takes a role: {known}': '«{name}» берёт роль: {known}',
  '"{name}" takes a form: {known}; or { "form": …, "zone": pointer }':
    '«{name}» берёт вид: {known}; или { "form": …, "zone": указатель }',
  '"{name}" takes a form: {known}': '«{name}» берёт вид: {known}',
  '"{name}" takes a text, a number, true or false': '«{name}» берёт текст, число, true или false',
  '"{name}" takes a prefix of 1 to 8 small letters': '«{name}» берёт приставку из 1–8 маленьких латинских букв',
  '"{name}" needs a pointer': '«{name}» нужен указатель, например "/mark/value"',
  '"{name}" takes an object: { "vendor\'s value": our value, "*": otherwise }':
    '«{name}» берёт объект: { "значение системы": наше значение, "*": иначе }',
  '"{name}" takes a list of two or more pointers or steps':
    '«{name}» берёт список из двух и более указателей или шагов',
  '"{name}" takes a list of code lists: {example}': '«{name}» берёт список списков кодов: {example}',
  '"{name}" takes only true: {example}': '«{name}» берёт только true: {example}',
  '"{name}" takes true or { "max": signs, "except": [code lists], "public": true }':
    '«{name}» берёт true или { "max": знаков, "except": [списки кодов], "public": true }',
  '"{name}" takes true or { "max": signs, "except": [code lists] }':
    '«{name}» берёт true или { "max": знаков, "except": [списки кодов] }',
  '"{key}" is no option of "{name}"': 'у «{name}» нет настройки «{key}»',
  'gives {value} ({place}, line {line}); "{target}" takes only: {known}':
    'даёт {value} ({place}, строка {line}); в «{target}» бывает только: {known}',
  'gives {value}; "{target}" takes only: {known}': 'даёт {value}; в «{target}» бывает только: {known}',
  'gives {value} ({place}, line {line}); "{target}" takes a value of the type {type}':
    'даёт {value} ({place}, строка {line}); «{target}» — значение типа {type}',
  'gives {value}; "{target}" takes a value of the type {type}': 'даёт {value}; «{target}» — значение типа {type}',
};

/** What is wrong with a code list, a schema, or a file that nothing reads. */
const OF_FILES: Forms = {
  'is not read; a name here ends in "{ending}"': 'этот файл не читается: имена здесь кончаются на «{ending}»',
  'is not UTF-8; save the file as "CSV UTF-8"': 'это не UTF-8: сохраните файл как «CSV UTF-8»',
  'the first line is "# unknown: quarantine" or "# unknown: keep"':
    'первая строка должна быть «# unknown: quarantine» или «# unknown: keep»',
  '"{kind}" is no kind of record; they are the names of schemas/canonical/, or "*"':
    'вида записей «{kind}» нет; виды — имена из schemas/canonical/ (mark, lesson, …) или «*»',
  '"{field}" is no field; it begins with "/", as svod census shows it':
    '«{field}» — не поле: оно начинается с «/», как его показывает svod census',
  '"{policy}" is no policy': 'решения «{policy}» нет',
  'the header is "{written}"; it must be "{header}"': 'заголовок — «{written}», а нужен «{header}»',
  'has no header "{header}"': 'нет заголовка «{header}»',
  'has 1 column; a line is {header} (a comma in a value: "a, b")':
    'один столбец вместо трёх; строка — это {header} (запятая внутри значения: "а, б")',
  'has {count} columns; a line is {header} (a comma in a value: "a, b")':
    'столбцов {count} вместо трёх; строка — это {header} (запятая внутри значения: "а, б")',
  'has a quote that does not end; a line is {header} (a comma in a value: "a, b")':
    'кавычка не закрыта; строка — это {header} (запятая внутри значения: "а, б")',
  '"{value}" stands in line {line} already (case, ё and spaces do not matter)':
    '«{value}» уже стоит в строке {line} (регистр, ё и пробелы не различаются)',
  '"{keyword}" is no keyword of JSON Schema': '«{keyword}» — не слово JSON Schema',
  'must be equal to one of the allowed values: {known}': 'здесь бывает только: {known}',
  'must be equal to one of the allowed values': 'такого значения здесь не бывает',
  'must match pattern {pattern}': 'должно быть вида {pattern}',
  'must match format {format}': 'должно быть вида {format}',
  'must NOT have duplicate items{rest}': 'одно и то же стоит дважды',
  'must be object,boolean': 'здесь нужен объект: { … }',
  'must be {type}': 'здесь должно быть: {type}',
  'unknown format "{format}" ignored in schema at path {path}': 'вида «{format}» JSON Schema не знает',
  "can't resolve reference {reference} from id {id}": 'ссылка {reference} никуда не ведёт',
};

/** How a word may have been meant. */
const HINT = /; (?:did you mean "([^"]+)"\?|there are: ([^;]+)|there are none)$/;
/** "mappings/eljur/mark.map.json, line 4: …" */
const PLACE = /^(\S+), line (\d+): (.*)$/s;
/** Between two mistakes: the next one begins with its place, or the rest is only counted. */
const BETWEEN = /; (?=\S+, line \d+: )|; (?=and \d+ more$)/;

const known = translators({ ...OF_MAPS, ...OF_FILES });

/** What is wrong with mappings, code lists and schemas: each mistake by itself, as it was raised. */
export const ruleMistakesIn = (message: string): readonly string[] => message.replace(/^reading /, '').split(BETWEEN);

/** All of it in Russian as far as the forms go. */
export const rulesInRussian = (message: string): string => ruleMistakesIn(message).map(mistakeInRussian).join('; ');

/** One of `ruleMistakesIn`. */
export function mistakeInRussian(mistake: string): string {
  const [, more] = /^and (\d+) more$/.exec(mistake) ?? [];
  if (more !== undefined) return `и ещё ${more}`;
  const [, system] = /^looking for the mappings of "([^"]*)"/.exec(mistake) ?? [];
  if (system !== undefined) return `отображений системы «${system}» нет${hintIn(mistake)}`;
  const [, file, line, what] = PLACE.exec(mistake) ?? [];
  if (file === undefined || what === undefined) return raisedInRussian(mistake);
  return `${file}, строка ${line}: ${whatInRussian(what) ?? raisedWhat(mistake)}`;
}

const whatInRussian = (what: string): string | undefined => {
  const bare = translated(known, what.replace(HINT, ''));
  return bare === undefined ? undefined : bare + hintIn(what);
};

/** What any file may be: no JSON, no UTF-8. */
const raisedWhat = (mistake: string): string =>
  raisedInRussian(`reading ${mistake}`).replace(/^.*?, строка \d+: /s, '');

function hintIn(text: string): string {
  const [hint, near, all] = HINT.exec(text) ?? [];
  if (hint === undefined) return '';
  return near === undefined ? (all === undefined ? '' : `; есть: ${all}`) : `; может быть, «${near}»?`;
}
