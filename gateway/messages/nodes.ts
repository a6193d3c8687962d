import type { Catalogue } from './form.ts';

/** The tree of nodes: what is shown, and what a table changes. */
export const NODE_MESSAGES = {
  'nodes.none': {
    ru: 'Узлов нет: svod nodes import ФАЙЛ.csv, или впишите nodes в svod.json.',
    en: 'There are no nodes: svod nodes import FILE.csv, or write nodes into svod.json.',
  },
  'nodes.row': { ru: '{indent}{name} ({id}){more}', en: '{indent}{name} ({id}){more}' },
  'nodes.is-closed': { ru: ' · закрыта', en: ' · closed' },
  'nodes.heirs': { ru: ' · преемник: {successors}', en: ' · successor: {successors}' },
  'nodes.journals-of': { ru: ' · журнал: {journals}', en: ' · journal: {journals}' },
  'nodes.no-journal': { ru: ' · без журнала', en: ' · without a journal' },
  'nodes.counts': {
    ru: 'Муниципалитетов: {municipalities}, школ: {schools}, из них закрыто {closed}, без журнала {silent}.',
    en: 'Municipalities: {municipalities}, schools: {schools}, of them closed {closed}, without a journal {silent}.',
  },
  'responsible.name': { ru: 'ФИО', en: 'Name' },
  'responsible.position': { ru: 'Должность', en: 'Position' },
  'responsible.place': { ru: 'Школа или муниципалитет', en: 'School or municipality' },
  'responsible.email': { ru: 'E-mail', en: 'E-mail' },
  'responsible.phone': { ru: 'Телефон', en: 'Phone' },
  'responsible.missing': {
    ru: 'Без ответственного: {count}: {places}',
    en: 'Without a responsible person: {count}: {places}',
  },
  'responsible.written': { ru: 'Записано строк: {count} → {file}', en: 'Rows written: {count} → {file}' },
  'nodes.refused': {
    ru: '{file}: ошибок {count}, ничего не записано:',
    en: '{file}: {count} mistakes, nothing was written:',
  },
  'nodes.new': { ru: '+ {id} {name}: новый узел', en: '+ {id} {name}: a new node' },
  'nodes.renamed': { ru: '~ {id}: переименован: «{from}» → «{to}»', en: '~ {id}: renamed: "{from}" → "{to}"' },
  'nodes.moved': { ru: '~ {id} {name}: переходит из {from} в {to}', en: '~ {id} {name}: moves from {from} to {to}' },
  'nodes.closed': { ru: '− {id} {name}: закрывается', en: '− {id} {name}: closes' },
  'nodes.reopened': { ru: '+ {id} {name}: снова действует', en: '+ {id} {name}: opens again' },
  'nodes.merged': { ru: '− {id} {name}: присоединяется к {to}', en: '− {id} {name}: is merged into {to}' },
  'nodes.split': { ru: '− {id} {name}: разделяется на {to}', en: '− {id} {name}: is split into {to}' },
  'nodes.journals': {
    ru: '~ {id} {name}: журналы: было «{from}», стало «{to}»',
    en: '~ {id} {name}: journals: were "{from}", are "{to}"',
  },
  'nodes.data': { ru: '~ {id} {name}: изменены данные: {to}', en: '~ {id} {name}: data changed: {to}' },
  'nodes.same': { ru: 'Всё уже так: менять нечего.', en: 'Everything is so already: nothing to change.' },
  'nodes.did': {
    ru: 'Записано в svod.json: узлов {nodes}, изменений {changes}. Платформа узнает при следующей передаче.',
    en: 'Written into svod.json: {nodes} nodes, {changes} changes. The platform learns of them with the next forwarding.',
  },
  'nodes.would': {
    ru: 'Было бы изменений: {changes}. Ничего не записано (--dry-run).',
    en: 'Changes that would be made: {changes}. Nothing is written (--dry-run).',
  },
  'nodes.no-list': {
    ru: '{file}: нужен список узлов или объект с «nodes»',
    en: 'reading {file}: a list of nodes, or an object with "nodes", is wanted',
  },
  'usage.nodes-file': {
    ru: 'назовите таблицу: svod nodes import ФАЙЛ.csv',
    en: 'name the table: svod nodes import FILE.csv',
  },
  'help.nodes': {
    ru: 'дерево регион → муниципалитет → школа; import ФАЙЛ — из таблицы: новые, переименованные, закрытые, слитые',
    en: 'the tree region → municipality → school; import FILE from a table: new, renamed, closed, merged ones',
  },
  'help.nodes.note': {
    ru: 'Столбцы таблицы (узел обязателен, прочие — какие есть): узел; вид; муниципалитет; название; краткое название; инн; огрн; октмо; источник; код школы; состояние; преемник; ответственный; должность; e-mail; телефон. Что пишут в каждом: docs/configuration.md.',
    en: 'Columns of the table (node is wanted, others as there are): node; kind; municipality; name; short name; inn; ogrn; oktmo; source; school id; state; successor; responsible; position; email; phone. What their cells hold: docs/configuration.md.',
  },
  'help.nodes.responsible': { ru: 'список ответственных лиц', en: 'the list of responsible persons' },
  'help.nodes.csv': { ru: 'записать его в файл CSV', en: 'write it into a CSV file' },
  'help.nodes.dry-run': { ru: 'только показать, что изменится', en: 'only show what would change' },
} as const satisfies Catalogue;
