/** Which reports are to be shown: of a topic or code, of one year or of all, and which page of them. */
export interface Asked {
  readonly id: string;
  readonly year?: number | undefined;
  readonly page?: number;
}

/** Writes it as a command's argument: `budget_plan`, `O18@2564`, `O18@2564/2`; without a page, up to its number. */
export function writeAsked({ id, year, page }: Asked): string {
  const which = year ? `${id}@${year}` : id;
  return page ? `${which}/${page}` : which;
}

/** Reads what `writeAsked` wrote; anything else as far as it makes sense. */
export function readAsked(argument: string): Asked {
  const [which = '', page] = argument.split('/');
  const [id = '', year] = which.split('@');
  return {
    id,
    ...(year && /^\d{4}$/.test(year) ? { year: Number(year) } : {}),
    ...(page && /^[1-9]\d{0,2}$/.test(page) ? { page: Number(page) } : {}),
  };
}
