export const roles = ['admin', 'officer', 'tip-officer', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Ordinary tickets and tips are two desks with rights of their own. */
export type Desk = 'ticket' | 'tip';
export type TicketAct = 'read' | 'reply' | 'note' | 'status' | 'assign' | 'priority' | 'retry';
export type Right = `ticket.${TicketAct}` | 'tip.read' | 'content.read' | 'content.edit' | 'staff.manage';

const everyone: readonly Role[] = roles;
const desk: readonly Role[] = ['admin', 'officer', 'tip-officer'];
const tips: readonly Role[] = ['tip-officer'];

/**
 * Who may do what. An administrator reads no tips: the tip may be about the administrator. Of tips the role is only
 * the door: which of them a tip officer can open is decided by what was sealed to their key.
 */
const whoMay: Readonly<Record<Right, readonly Role[]>> = {
  'ticket.read': everyone,
  'ticket.reply': desk,
  'ticket.note': desk,
  'ticket.status': desk,
  'ticket.assign': desk,
  'ticket.priority': desk,
  'ticket.retry': desk,
  'tip.read': tips,
  'content.read': everyone,
  'content.edit': desk,
  'staff.manage': ['admin'],
};

export const rights = Object.keys(whoMay) as readonly Right[];

/** Whether a role has a right. */
export function may(role: Role, right: Right): boolean {
  return whoMay[right].includes(role);
}
