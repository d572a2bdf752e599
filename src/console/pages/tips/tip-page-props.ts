import type { Office } from '../../../office/office.ts';
import type { Staff } from '../../../staff/staff.ts';
import type { FileSight } from '../../../tips/desks.ts';
import type { FileRef, OpenTip } from '../../../tips/tip.ts';
import { deskPaths } from '../../paths.ts';
import type { TipFormState } from '../../tips/tip-form-state.ts';

/** What every part of a tip's page is made from. */
export interface TipPageProps {
  readonly tip: OpenTip;
  readonly files: readonly FileSight[];
  readonly state: TipFormState;
  readonly staff: readonly Staff[];
  readonly office: Office;
  readonly viewer: string;
  readonly now: Date;
}

export const tipPath = (number: string) => `${deskPaths.tip}/${number}`;
export const filePath = (number: string, { id }: Pick<FileRef, 'id'>) =>
  `${tipPath(number)}/files/${encodeURIComponent(id)}`;

/** The name of an account, or its username where it is gone. */
export function nameOf(staff: readonly Staff[], username: string): string {
  return staff.find((one) => one.username === username)?.name ?? username;
}
