/** What a store was doing when its file failed it, as `raised.ts` reads it; each stands before " in {file}". */
const DEEDS: Readonly<Record<string, string>> = {
  'saving a page of {source}': 'сохранение страницы {source}',
  'holding a page of {source}': 'задержка страницы {source}',
  'confirming a slice of {source}': 'подтверждение среза {source}',
  'starting run {id}': 'начало сбора {id}',
  'ending run {id}': 'конец сбора {id}',
  'beginning {job}': 'начало работы {job}',
  'ending {job}': 'конец работы {job}',
  'asking for {job}': 'просьба о работе {job}',
  'taking a request': 'приём просьбы',
  'leasing for {name}': 'выдача для {name}',
  'settling deliveries to {name}': 'итоги передачи {name}',
  'hastening deliveries to {name}': 'ускорение передачи {name}',
  'reviving deliveries to {name}': 'новая попытка для {name}',
  'sending again to {name}': 'повторная передача {name}',
  'sweeping {name}': 'сверка с {name}',
  'noting strays': 'запись о лишнем на платформе',
  'ending strays': 'закрытие записей о лишнем',
  'keeping receipts': 'чистка старого: квитанции',
  'doubting what was delivered': 'пометка переданного под сомнение',
  'keeping the calendar of {source}': 'сохранение календаря {source}',
  'keeping a verdict': 'сохранение решения об обмене',
  'keeping a census': 'сохранение переписи полей',
  'keeping incidents': 'чистка старого: инциденты',
  'keeping {table}': 'чистка старого: {table}',
  'changing incidents': 'запись об инцидентах',
  'ending a notice': 'запись об отправленном сообщении',
  'taking notices': 'выдача сообщений',
  'noting what a channel took': 'запись о доставленном',
  'counting an attempt': 'запись о попытке',
  'opening a finding': 'запись о находке',
  'closing a finding': 'закрытие находки',
  'forgetting a pupil': 'стирание ученика',
  'noting forgotten people': 'запись о забытых',
  'noting a forgotten person': 'запись о забытом',
  'forgetting raw answers': 'стирание сырых ответов',
  'adding destinations': 'запись о платформах',
  'watching sources': 'запись об источниках',
  'raising the epoch': 'новая эпоха',
  'sealing anew': 'перешифрование',
  'noting the key': 'запись о ключе',
  'noting a look': 'запись о просмотре карантина',
};

/** Forms of `DOING`: what a store was doing, and where. */
export const STORE_DOING: Readonly<Record<string, string>> = {
  // "ending strays" is no "ending {job}": what has no hole is looked for first.
  ...Object.fromEntries(
    Object.entries(DEEDS)
      .sort(([one], [other]) => Number(one.includes('{')) - Number(other.includes('{')))
      .map(([en, ru]) => [`${en} in {file}`, `${ru} в {file}`]),
  ),
  'opening corrections of {file}': 'исправления в {file}',
  'opening sheet {key} of {file}': 'лист {key} в {file}',
  'reading {file} ({sql})': 'чтение {file} ({sql})',
  'closing {file}': 'закрытие {file}',
};
