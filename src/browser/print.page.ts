/** A button that prints the page: whoever has no script has the browser's own. */
for (const button of document.querySelectorAll('[data-print]'))
  button.addEventListener('click', () => window.print())
