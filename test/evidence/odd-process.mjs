// A process that does what it is told: answers, never answers, ends, or fills its memory.
process.on('message', (question) => {
  switch (question.do) {
    case 'end':
      return process.exit(1);
    case 'hang':
      for (;;);
    case 'fill': {
      const filling = [];
      for (;;) filling.push('x'.repeat(1000).split(''));
    }
    default:
      process.send({ ...question, pid: process.pid, env: Object.keys(process.env) });
  }
});
process.on('disconnect', () => process.exit());
