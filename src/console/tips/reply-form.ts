import type { Request, Response } from 'express';
import { Refusal } from '../../errors.ts';
import { copyText } from '../../text/clean-copies.ts';
import { fileRefusalLabels } from '../../text/console-tip-files.ts';
import { mayMove } from '../../tickets/status.ts';
import type { KeyHolder, RefusedOfOfficer } from '../../tips/desks.ts';
import type { FileRef, OpenTip } from '../../tips/tip.ts';
import { ConsoleError } from '../console-error.ts';
import type { ConsoleContext } from '../deps.ts';
import { TipFormProblem, tipForm } from './tip-form.ts';
import { uploadOf } from './upload.ts';

/**
 * Sends an answer to the reporter, with files, and asks back in the same go; or, asked for a template, adds its
 * words to what was typed.
 */
export const replyForm = (context: ConsoleContext) =>
  tipForm(context, {
    field: 'reply',
    typed: ({ text, askBack }) => ({ reply: text, ...(askBack ? { askBack: 'yes' } : {}) }),
    async take(form, who, asked) {
      const { number, text, revision, formId: id } = form;
      const template = context.office.answerTemplates.find((one) => one.id === form.template);
      if (template) {
        const reply = [text.trimEnd(), template.text].filter(Boolean).join('\n');
        return { typed: { reply, ...(form.askBack ? { askBack: 'yes' } : {}) } };
      }
      const files = await filesOf(context, asked, who, number);
      const tip = await context.tips.answer(who, { number, id, text, files, revision });
      return form.askBack ? askBack(context, who, tip) : 'replied';
    },
  });

/** Judges and seals the files of the form; all of them are taken or none is sent. */
async function filesOf(
  context: ConsoleContext,
  { req, res }: { req: Request; res: Response },
  who: KeyHolder,
  number: string,
): Promise<FileRef[]> {
  const { files, problem } = uploadOf(req, res);
  if (problem) throw new TipFormProblem(problem);
  if (files.length === 0) return [];
  // Nothing is stored for a tip that is not there for this person.
  if (!(await context.tips.find(who, number))) throw new ConsoleError('missing');
  const refs: FileRef[] = [];
  for (const { content, name } of files) {
    const taken = await context.tips.takeFile(content, name);
    if ('refused' in taken) {
      throw new TipFormProblem(`${name}: ${refusalWords(taken)}`);
    }
    refs.push(taken.file);
  }
  return refs;
}

const refusalWords = (taken: RefusedOfOfficer): string =>
  taken.refused === 'notCleaned' ? copyText.notSent(taken.why) : fileRefusalLabels[taken.refused];

/** The answer is out by now: what the status refuses is told, and the answer not sent again. */
async function askBack(context: ConsoleContext, who: KeyHolder, tip: OpenTip) {
  if (tip.status === 'pending') return 'asked';
  if (!mayMove(tip.status, 'pending', 'staff')) return 'onlyReplied';
  try {
    const { number, revision } = tip;
    await context.tips.changeStatus(who, { number, to: 'pending', revision });
    return 'asked';
  } catch (error) {
    if (error instanceof Refusal) return 'onlyReplied';
    throw error;
  }
}
