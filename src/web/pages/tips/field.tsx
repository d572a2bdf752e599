interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly fault?: string | undefined;
  /** Lines to write in; one line when left out. */
  readonly rows?: number;
  readonly isRequired?: boolean;
}

/** A labelled field that says what is wrong with it, and keeps what was typed. */
export function Field({ name, label, hint, value, fault, rows, isRequired }: FieldProps) {
  const described = [fault ? `${name}-fault` : '', hint ? `${name}-hint` : ''].filter(Boolean).join(' ');
  const shared = {
    id: name,
    name,
    autocomplete: 'off',
    ...(described ? { 'aria-describedby': described } : {}),
    ...(fault ? { 'aria-invalid': true } : {}),
    ...(isRequired ? { required: true } : {}),
  };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint ? (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      ) : null}
      {fault ? (
        <p id={`${name}-fault`} class="fault">
          {fault}
        </p>
      ) : null}
      {rows ? (
        <textarea {...shared} rows={rows} value={value} />
      ) : (
        <input {...shared} type="text" value={value} />
      )}
    </div>
  );
}
