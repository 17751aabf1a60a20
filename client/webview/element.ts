/** A new element with its text and class, in no page yet. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, text?: string, className?: string) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}
