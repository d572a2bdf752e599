import type { TipRecord } from './ports.ts';

/** Where a tip stands in a list, newest day first. */
export type ListPlace = Pick<TipRecord, 'day' | 'id'>;

const pattern = /^(\d{4}-\d{2}-\d{2})\.([\w-]{1,64})$/;

/** The place as an address carries it, for a list to go on after it. */
export const placeText = ({ day, id }: ListPlace): string => `${day}.${id}`;

/** Null for what is no place. */
export function readPlace(text: string): ListPlace | null {
  const [, day, id] = pattern.exec(text) ?? [];
  return day && id ? { day, id } : null;
}
