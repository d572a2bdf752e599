import { existsSync, writeFileSync } from 'node:fs';

// A process that does what it is told: answers, never answers, ends, is killed, or fills its memory.
process.on('message', (question) => {
  if (question.do === 'endEarly') return process.exit(1);
  process.send({ begun: true }, () => obey(question));
});
process.on('disconnect', () => process.exit());

function obey(question) {
  // Only the first process that is asked obeys.
  if (question.once && existsSync(question.once)) return answer(question);
  if (question.once) writeFileSync(question.once, '');
  switch (question.do) {
    case 'end':
      return process.exit(1);
    case 'die':
      return process.kill(process.pid, 'SIGKILL');
    case 'hang':
      for (;;);
    case 'fill': {
      const filling = [];
      for (;;) filling.push('x'.repeat(1000).split(''));
    }
    default:
      answer(question);
  }
}

function answer(question) {
  process.send({ answer: { ...question, pid: process.pid, env: Object.keys(process.env) } });
}
