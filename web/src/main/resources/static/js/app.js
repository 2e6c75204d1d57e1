// Everything that pages do in the browser besides htmx. Pages work without it.
'use strict';

// The server writes times in the reader's zone: tell it which one that is.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = document.cookie.split('; ').find((c) => c.startsWith('zone='));
  if (zone && known !== `zone=${encodeURIComponent(zone)}`) {
    document.cookie = `zone=${encodeURIComponent(zone)}; path=/; max-age=31536000; SameSite=Lax`;
  }
})();

// Requests that htmx makes carry the token that forms carry.
document.addEventListener('htmx:configRequest', (event) => {
  const token = document.querySelector('meta[name="csrf-token"]');
  const header = document.querySelector('meta[name="csrf-header"]');
  if (token && header) {
    event.detail.headers[header.content] = token.content;
  }
});

// A list of problems takes the focus, so that nobody misses it.
document.addEventListener('DOMContentLoaded', () => {
  const problems = document.querySelector('.problems[tabindex]');
  if (problems) {
    problems.focus();
  }
});
