import type { Catalogue } from './form.ts';

/** The gate: whether a school's exchange is open, and why. */
export const GATE_MESSAGES = {
  'forward.gated': {
    ru: 'Листов за закрытыми воротами: {count}; они ждут. Причины: svod gate',
    en: 'Sheets behind closed gates: {count}; they wait. Reasons: svod gate',
  },
  'gate.none-kept': { ru: 'Решений в хранилище нет.', en: 'The store holds no verdicts.' },
  'gate.none': {
    ru: 'Решений нет: профиль не требует полноты, обмен открыт у всех школ.',
    en: 'There are no verdicts: the profile asks no completeness, every exchange is open.',
  },
  'gate.row': {
    ru: '{node} ({name}): обмен {state}, {by}, с {at}',
    en: '{node} ({name}): exchange {state}, {by}, since {at}',
  },
  'gate.open': { ru: 'открыт', en: 'open' },
  'gate.closed': { ru: 'закрыт', en: 'closed' },
  'gate.by-figures': { ru: 'по числам', en: 'by figures' },
  'gate.by-person': { ru: 'человеком: {remark}', en: 'by a person: {remark}' },
  'gate.reason': {
    ru: '    {mark} {requirement}: есть {present} из {due} ({percent} %), нужно {threshold} %',
    en: '    {mark} {requirement}: {present} of {due} ({percent} %), {threshold} % needed',
  },
  'gate.checked': { ru: 'Пересчитано; изменилось решений: {count}.', en: 'Computed; verdicts changed: {count}.' },
  'usage.gate-node': {
    ru: 'назовите узел школы: svod gate {action} УЗЕЛ',
    en: 'name the node of a school: svod gate {action} NODE',
  },
  'usage.gate-reason': {
    ru: 'назовите причину: svod gate {action} {node} --reason «текст»; она останется в журнале решений',
    en: 'give the reason: svod gate {action} {node} --reason "text"; it is kept with the verdict',
  },
  'usage.no-school-node': {
    ru: 'школы с узлом «{word}» в svod.json нет{hint}',
    en: 'svod.json has no school with the node "{word}"{hint}',
  },
  'help.gate': {
    ru: 'ворота: у каких школ обмен открыт и почему; check — пересчитать; open, close — решить самому; auto — вернуть числам; history УЗЕЛ',
    en: 'the gate: whose exchange is open and why; check computes; open and close decide by hand; auto gives back to figures; history NODE',
  },
  'help.gate.reason': { ru: 'почему так решено (для open и close)', en: 'why it was decided so (for open and close)' },
} as const satisfies Catalogue;
