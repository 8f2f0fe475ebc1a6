/**
 * A quiet page: it asks nothing of another site, its policy refuses nothing of its own, nothing it
 * asks for is missing, and the console says nothing.
 */

/**
 * Listens to a tab from before it goes anywhere.
 * @returns {Promise<(root: string) => string[]>} what was heard, one line each
 */
export async function listen(tab) {
  const asked = [];
  const heard = [];
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} refuses ${blockedURI}`);
    });
  });
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('requestfailed', (request) => heard.push(`did not come: ${request.url()}`));
  tab.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  tab.on('console', (message) => heard.push(`console: ${message.text()}`));
  tab.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  tab.on('dialog', (dialog) => heard.push(`dialog: ${dialog.message()}`));
  return (root) => {
    const foreign = asked.filter((url) => !url.startsWith(root) && !url.startsWith('data:'));
    return [...foreign.map((url) => `asks ${url}`), ...heard];
  };
}
