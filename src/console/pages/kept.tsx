/** What was typed into a form that came too late, to be copied. */
export function Kept({ label, text }: { label: string; text: string }) {
  return (
    <div class="kept">
      <label for="kept">{label}</label>
      <textarea id="kept" readOnly rows={5}>
        {text}
      </textarea>
    </div>
  );
}
