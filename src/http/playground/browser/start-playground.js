/* global document, location, window, MutationObserver */
// Runs in the browser, after Altair's own script: starts it with the settings that the page carries.

const settings = JSON.parse(document.getElementById('playground-settings').textContent);
// Altair wants whole addresses; only the browser knows by which name it reached this server.
const endpointURL = new URL(settings.graphqlPath, location.origin).href;

window.AltairGraphQL.init({
  ...settings.altair,
  endpointURL,
  initialWindows: settings.altair.initialWindows.map((tab) => ({ ...tab, endpointURL })),
});

// Altair leaves the tab that it made last in front; a visitor should start at the first.
const observer = new MutationObserver(() => {
  const tabs = document.querySelectorAll('.window-switcher__item:not(.window-switcher__item--new)');
  if (tabs.length < settings.altair.initialWindows.length) return;
  observer.disconnect();
  tabs[0].click();
});
observer.observe(document.body, { childList: true, subtree: true });
