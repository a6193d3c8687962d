/**
 * Key of a class: classes have no ids here, so the name is one, which may be another class's next year. Signs that no id may hold are written as
 * four hex digits behind a dash, so that two names never have one key: «5А» is "5-0410".
 */
export const classKey = (name: string): string =>
  name.replaceAll(/[^0-9A-Za-z]/g, (sign) => `-${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
