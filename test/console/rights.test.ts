import { may, type Right, roles } from '../../src/staff/may.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';

let office: ConsoleOffice;
let ticket: string;
beforeAll(async () => {
  office = await consoleOffice();
  ticket = await office.receives();
});
afterAll(() => office.closes());

interface Route {
  readonly right: Right;
  readonly method: 'GET' | 'POST';
  readonly path: () => string;
}

const path = '/console/tickets';

const routes: Route[] = [
  { right: 'ticket.read', method: 'GET', path: () => path },
  { right: 'ticket.read', method: 'GET', path: () => `${path}/${ticket}` },
  { right: 'ticket.read', method: 'GET', path: () => '/console/pulse?desk=ticket' },
  { right: 'ticket.read', method: 'GET', path: () => `/console/pulse?ticket=${ticket}` },
  ...(['reply', 'note', 'status', 'priority', 'retry'] as const).map(
    (act): Route => ({ right: `ticket.${act}`, method: 'POST', path: () => `${path}/${ticket}/${act}` }),
  ),
  { right: 'ticket.assign', method: 'POST', path: () => `${path}/${ticket}/assignee` },
  { right: 'staff.manage', method: 'GET', path: () => '/console/staff' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/role' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/disable' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/enable' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/reset' },
];

test.each(roles)('the %s gets through where the table of rights says so, and nowhere else', async (role) => {
  const person = await office.hires(`a-${role}`, role);
  await person.signsIn();
  for (const { right, method, path } of routes) {
    const response = await person.ask(path(), { method });
    await response.text();
    const isLetIn = ![403, 404].includes(response.status);
    expect(`${method} ${path()} ${isLetIn}`).toBe(`${method} ${path()} ${may(role, right)}`);
  }
});

test('who is not signed in gets through nowhere', async () => {
  const stranger = office.visitor();
  for (const { method, path } of routes) {
    const response = await stranger.ask(path(), { method });
    await response.text();
    expect([303, 401]).toContain(response.status);
  }
});
