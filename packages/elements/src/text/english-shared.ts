/** Words that every element has. */
export const sharedText = {
  loading: 'Loading',
  retry: 'Try again',
  just_now: 'just now',
  choices_more: 'And more: search by name',
  not_available_title: 'Not switched on here',
  not_available:
    'This part of Podflight is off for your account. Ask whoever runs this site to switch on {flag}.',
  load_failed_title: 'This could not be loaded',
  error_network: 'The server could not be reached. Check your connection and try again.',
  error_timeout: 'The server took too long to answer. Try again in a moment.',
  error_unexpected:
    'The server gave an answer that this page does not understand. Try again; if it stays, tell whoever runs this site.',
  error_signed_out: 'You are signed out. Sign in and try again; nothing was stored.',
} as const;
