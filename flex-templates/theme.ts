import type { Status } from '../src/tickets/status.ts';

/**
 * One calm set of colours. Every pair that is used together has a contrast of at least 4.5 : 1 (WCAG 2.2 AA), and
 * no colour says anything that words do not say as well.
 */
export const colors = {
  paper: '#FFFFFF',
  ink: '#17242B',
  quiet: '#45545C',
  brand: '#0B5563',
  tint: '#E9F2F4',
  line: '#6B8A92',
  noteTint: '#FFF4DF',
  alarm: '#A8201A',
  alarmTint: '#FDECEA',
} as const;

/** Backgrounds of a status under white words. */
export const statusColors: Readonly<Record<Status, string>> = {
  new: '#1F5A99',
  open: '#0B5563',
  pending: '#7A4300',
  resolved: '#1B6336',
  closed: '#45545C',
  rejected: '#8C2F39',
};
