import { defineFlow } from '../flow.ts';

export const tip = defineFlow({
  name: 'tip',
  first: 'identity',
  confirms: true,
  filesTo: 'evidence',
  steps: {
    identity: {
      accepts: ['choice'],
      choices: 'identities',
      next: { named: 'contact', confidential: 'contact', anonymous: 'about' },
    },
    contact: { accepts: ['text'], optional: true, next: 'about' },
    about: {
      accepts: ['choice', 'text'],
      choices: 'divisions',
      clears: ['who'],
      next: { otherwise: 'what', staffed: 'who' },
    },
    who: {
      accepts: ['choice', 'text'],
      choices: 'people',
      many: true,
      mostTexts: 5,
      optional: true,
      next: 'what',
    },
    what: { accepts: ['text'], choices: 'readers', next: 'when' },
    when: { accepts: ['choice', 'text'], choices: 'days', optional: true, next: 'where' },
    where: { accepts: ['choice', 'place', 'text'], choices: 'villages', optional: true, next: 'evidence' },
    evidence: { accepts: ['file', 'text'], many: true, mostTexts: 15, optional: true, next: 'end' },
  },
});
