/** Buttons that copy what a field says. Whoever has no script selects it and copies it by hand. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]'))
  button.addEventListener('click', () => void copy(button))

async function copy(button: HTMLButtonElement): Promise<void> {
  const field = document.getElementById(button.dataset.copy!) as HTMLInputElement | HTMLTextAreaElement
  field.select()
  const isCopied = await navigator.clipboard.writeText(field.value).then(
    () => true,
    () => false,
  )
  if (!isCopied) return
  // Said in the button itself, which has the focus.
  button.textContent = button.dataset.copied!
}
