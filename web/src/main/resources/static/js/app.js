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

// Live pages: a stream says that something happened, and the page fetches what it shows.
(() => {
  const page = document.querySelector('[data-stream]');
  const state = document.getElementById('live-state');
  const toggle = document.getElementById('live-toggle');
  if (!page || !state || !window.EventSource || !page.dataset.refresh) {
    return;
  }
  let source = null;
  let stopped = false;
  let last = new Date();
  const time = (at) => at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const say = (words) => { if (state.textContent !== words) { state.textContent = words; } };
  // Events come in bursts, and htmx forgets what it is asked while it replaces the part that asks. So: fetch one after
  // the other, at most once in a while, and always once more after the last event.
  const pace = Number(page.dataset.pace);
  const SETTLED = 50;
  const UNHEARD = 500;
  const FAILED = 5000;
  // The answer may be that old: who asks sooner does not see what just happened. Not all ask at the same moment.
  const lag = Number(page.dataset.lag || 0);
  let fetched = 0;
  let due = null;
  let busy = false;
  let again = false;
  const refresh = () => {
    if (busy) { again = true; return; }
    fetched = Date.now();
    document.body.dispatchEvent(new CustomEvent('live:run'));
    // On a busy machine the new part may not listen yet.
    if (!busy && document.getElementById('live')) { setTimeout(refreshSoon, UNHEARD); }
  };
  const refreshSoon = () => {
    const wait = Math.max(SETTLED, lag * (1 + Math.random()), fetched + pace - Date.now());
    due = due || setTimeout(() => { due = null; refresh(); }, wait);
  };
  const isLive = (event) => event.detail.requestConfig.elt.id === 'live';
  document.addEventListener('htmx:beforeRequest', (event) => { busy = busy || isLive(event); });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (!isLive(event)) { return; }
    busy = false;
    const failed = !event.detail.successful && !(event.detail.xhr.status >= 400 && event.detail.xhr.status < 500);
    if (failed) { setTimeout(refreshSoon, FAILED); }
    if (again) { again = false; refreshSoon(); }
  });

  let reopening = null;
  // A stream whose answers lag does not tell what happened before it was open.
  let missed = lag > 0;
  const close = () => {
    clearTimeout(reopening);
    missed = missed || lag > 0;
    if (source) { source.close(); source = null; }
  };
  const open = () => {
    close();
    const live = document.getElementById('live');
    const address = new URL(page.dataset.stream, location.href);
    if (live && live.dataset.seq) { address.searchParams.set('after', live.dataset.seq); }
    source = new EventSource(address);
    source.onopen = () => {
      say('Live');
      if (missed) { missed = false; refreshSoon(); }
    };
    source.onerror = () => {
      missed = true;
      say(`Reconnecting, last update ${time(last)}`);
      // The browser tries again by itself, unless the server refused.
      if (source.readyState === EventSource.CLOSED) {
        clearTimeout(reopening);
        reopening = setTimeout(() => { refresh(); open(); }, 30000);
      }
    };
    source.addEventListener('run', () => { last = new Date(); say('Live'); refreshSoon(); });
  };

  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    stopped = !stopped;
    toggle.textContent = stopped ? 'Start live updates' : 'Stop live updates';
    if (stopped) { close(); say(`Stopped, last update ${time(last)}`); } else { refresh(); open(); }
  });
  // A hidden page gives its connection back: browsers have only six for a server.
  document.addEventListener('visibilitychange', () => {
    if (stopped) { return; }
    if (document.hidden) { close(); } else { refresh(); open(); }
  });
  // Parts that change although nothing happens ask for themselves when this says so.
  if (page.dataset.tick) {
    setInterval(() => {
      if (!stopped && !document.hidden) { document.body.dispatchEvent(new CustomEvent('live:tick')); }
    }, Number(page.dataset.tick));
  }
  open();
})();

// The log follows its end, unless somebody scrolled up to read.
(() => {
  let follow = true;
  const log = () => document.getElementById('run-log');
  const down = () => { const l = log(); if (l && follow) { l.scrollTop = l.scrollHeight; } };
  document.addEventListener('scroll', (event) => {
    const l = log();
    if (event.target === l) { follow = l.scrollTop + l.clientHeight > l.scrollHeight - 20; }
  }, true);
  document.addEventListener('htmx:afterSwap', down);
  document.addEventListener('DOMContentLoaded', down);
})();

// What was open stays open, and what has the focus keeps it, when a live part is replaced. Two can be at it at once.
(() => {
  const kept = new WeakMap();
  document.addEventListener('htmx:beforeSwap', (event) => {
    const part = event.detail.target;
    kept.set(event.detail.xhr, {
      open: [...part.querySelectorAll('details[open]')].map((d) => d.closest('[id]')?.id).filter(Boolean),
      focus: part.contains(document.activeElement) ? document.activeElement.textContent : null,
    });
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    const was = kept.get(event.detail.xhr);
    if (!was) { return; }
    kept.delete(event.detail.xhr);
    was.open.forEach((id) => {
      const owner = document.getElementById(id);
      (owner?.matches('details') ? owner : owner?.querySelector('details'))?.setAttribute('open', '');
    });
    if (was.focus) {
      [...document.querySelectorAll('#live button, #live a')].find((b) => b.textContent === was.focus && !b.disabled)?.focus();
    }
  });
})();

// What a part that is replaced all the time has to say is read out when it is something else, and only then.
(() => {
  const words = () => document.querySelector('[data-said]')?.dataset.said;
  let said;
  document.addEventListener('DOMContentLoaded', () => { said = words(); });
  document.addEventListener('htmx:afterSettle', () => {
    const place = document.getElementById('live-said');
    const now = words();
    if (place && now && now !== said) {
      said = now;
      place.textContent = now;
    }
  });
})();
