import type { Catalogue } from './messages-form.ts';

/** svod config, svod init. */
export const CONFIG_MESSAGES = {
  'help.config': {
    ru: 'настройки: check — проверить всё сразу, print — что действует (без секретов), schema — схема для редактора',
    en: 'the configuration: check everything at once, print what is in force (no secrets), schema for an editor',
  },
  'config.file': { ru: 'Настройки: {file}', en: 'Configuration: {file}' },
  'config.none': {
    ru: 'Файла svod.json здесь нет: источников и платформ нет. Начните с svod init.',
    en: 'There is no svod.json here: no sources, no destinations. Begin with svod init.',
  },
  'config.count': { ru: '{part}: {count}', en: '{part}: {count}' },
  'config.fine': { ru: '  ✓ {part}', en: '  ✓ {part}' },
  'config.wrong': { ru: '  ✗ {part} — ошибок: {count}', en: '  ✗ {part} — mistakes: {count}' },
  'config.good': { ru: 'Ошибок нет.', en: 'No mistakes.' },
  'config.bad': {
    ru: 'Ошибок: {count}. Исправьте названные строки и проверьте снова: svod config check',
    en: 'Mistakes: {count}. Correct the lines named and check again: svod config check',
  },
} as const satisfies Catalogue;
