import { type FlowName, flows } from '../../src/bot/flows.ts';
import {
  type Answer,
  editStep,
  emptyAnswer,
  isExpired,
  pathOf,
  type Session,
  sessionMinutes,
  settle,
  skippedAnswer,
  startSession,
  summaryStep,
} from '../../src/bot/session.ts';

const now = new Date('2026-11-23T03:00:00Z');
const chose = (value: string): Answer => ({ ...emptyAnswer, value, isComplete: true });
const said = (text: string): Answer => ({ ...emptyAnswer, texts: [{ text, source: 's' }], isComplete: true });
const session = (flow: FlowName, answers: Session['answers']): Session => ({
  ...startSession('s1', flow, now),
  answers,
});

describe('the path of the answers', () => {
  test.each<[string, FlowName, Session['answers'], string[]]>([
    ['begins at the first step', 'complaint', {}, ['category']],
    [
      'goes on with each answer',
      'complaint',
      { category: chose('road'), detail: said('ก') },
      ['category', 'detail', 'place'],
    ],
    ['waits at a step that wants more', 'addition', { more: { ...said('ก'), isComplete: false } }, ['more']],
    ['branches with the identity', 'tip', { identity: chose('anonymous') }, ['identity', 'about']],
    ['branches the other way', 'tip', { identity: chose('named') }, ['identity', 'contact']],
    ['does not pass an open step', 'tip', { about: chose('works'), what: said('ก') }, ['identity']],
  ])('%s', (_, flow, answers, path) => {
    expect(pathOf(flows[flow], answers)).toEqual(path);
  });
});

describe('settling', () => {
  test('goes to the first open step', () => {
    expect(settle(session('complaint', { detail: said('ก') })).step).toBe('category');
    expect(settle(session('complaint', { category: chose('road'), detail: said('ก') })).step).toBe('place');
  });

  test('keeps answers further on while a step is open', () => {
    const answers = { contact: said('ดำ'), what: said('ก') };
    expect(settle(session('tip', answers)).answers).toEqual(answers);
  });

  test('drops at the end what is off the path', () => {
    const all = {
      identity: chose('anonymous'),
      contact: said('ดำ'),
      about: said('ข'),
      what: said('ก'),
      when: skippedAnswer,
      where: skippedAnswer,
      evidence: skippedAnswer,
    };
    const settled = settle(session('tip', all));
    expect(settled.step).toBe(summaryStep);
    expect(settled.answers.contact).toBeUndefined();
  });
});

test('a session lives thirty minutes after its last touch, and not a moment longer', () => {
  const old = startSession('s1', 'tip', now);
  expect(isExpired(old, new Date(now.getTime() + sessionMinutes * 60_000))).toBe(false);
  expect(isExpired(old, new Date(now.getTime() + sessionMinutes * 60_000 + 1))).toBe(true);
});

describe.each(Object.entries(flows))('the flow %s', (name, flow) => {
  test('is named as it is listed, and no step is named like one of the engine', () => {
    expect(flow.name).toBe(name);
    expect(Object.keys(flow.steps)).not.toContain(summaryStep);
    expect(Object.keys(flow.steps)).not.toContain(editStep);
  });

  test('reaches every step and ends', () => {
    const reached = new Set<string>();
    const walk = (step: string, before: string[]) => {
      if (step === 'end') return;
      expect(before).not.toContain(step);
      reached.add(step);
      const next = flow.steps[step]?.next ?? 'end';
      for (const to of typeof next === 'string' ? [next] : Object.values(next)) walk(to, [...before, step]);
    };
    walk(flow.first, []);
    expect([...reached].sort()).toEqual(Object.keys(flow.steps).sort());
  });

  test('branches only where one must choose, or says where all the rest goes, and each step can be answered', () => {
    for (const step of Object.values(flow.steps)) {
      if (typeof step.next !== 'string' && !('otherwise' in step.next)) {
        expect(step.accepts).toEqual(['choice']);
      }
      if (step.accepts.includes('choice')) expect(step.choices).toBeDefined();
      expect(step.accepts.length).toBeGreaterThan(0);
    }
  });
});
