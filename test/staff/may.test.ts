import { may, type Right, rights, roles } from '../../src/staff/may.ts';

const allowed = (role: (typeof roles)[number]) => rights.filter((right) => may(role, right));
const ticketRights = rights.filter((right) => right.startsWith('ticket.'));
const tipRights = rights.filter((right) => right.startsWith('tip.'));
const contentRights = ['content.read', 'content.edit'];

test('an officer works on ordinary tickets and the content, and on nothing else', () => {
  expect(allowed('officer')).toEqual([...ticketRights, ...contentRights]);
});

test('a tip officer works on tips too', () => {
  expect(allowed('tip-officer')).toEqual([...ticketRights, ...tipRights, ...contentRights]);
});

test('an administrator manages staff and reads no tips', () => {
  expect(allowed('admin')).toEqual([...ticketRights, ...contentRights, 'staff.manage']);
});

test('a viewer reads ordinary tickets and the content', () => {
  expect(allowed('viewer')).toEqual(['ticket.read', 'content.read']);
});

test('only the tip officer may do anything with tips', () => {
  for (const right of tipRights) {
    expect(roles.filter((role) => may(role, right as Right))).toEqual(['tip-officer']);
  }
});
