/** Where the choices of a step come from: the office's data or a list in `text/`. */
export type ChoiceSource =
  | 'categories'
  | 'divisions'
  | 'villages'
  | 'identities'
  | 'days'
  /** Staff of the division that a tip is about. */
  | 'people'
  /** Whoever could read a tip: a tap leaves that person out, and answers nothing. */
  | 'readers';

/** What a step takes besides taps on its choices. */
export type Accepts = 'choice' | 'text' | 'place' | 'file';

export const flowEnd = 'end';

export interface Step<Name extends string = string> {
  readonly accepts: readonly Accepts[];
  readonly choices?: ChoiceSource;
  /** Takes several texts and files until the reporter says that is all. */
  readonly many?: boolean;
  readonly optional?: boolean;
  /** Texts it takes, where they are fewer than any step may. */
  readonly mostTexts?: number;
  /** Answers that hang on this one: they are forgotten when it is opened again. */
  readonly clears?: readonly Name[];
  /** The step that follows, or one for each branch or choice, and `otherwise` for all the rest. */
  readonly next: Name | typeof flowEnd | Readonly<Record<string, Name | typeof flowEnd>>;
}

export interface Flow<Name extends string = string> {
  readonly name: string;
  readonly first: Name;
  /** Whether a summary is shown and confirmed before anything is sent. */
  readonly confirms: boolean;
  /** The step that keeps files which come at another one. */
  readonly filesTo?: Name;
  readonly steps: Readonly<Record<Name, Step<Name>>>;
}

/** Types a flow by the names of its own steps: a `next` that names no step does not compile. */
export function defineFlow<const FlowName extends string, const Name extends string>(flow: {
  readonly name: FlowName;
  readonly first: NoInfer<Name>;
  readonly confirms: boolean;
  readonly filesTo?: NoInfer<Name>;
  readonly steps: Readonly<Record<Name, Step<NoInfer<Name>>>>;
}) {
  return flow;
}
