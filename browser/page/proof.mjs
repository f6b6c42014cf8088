// Proofs of single documents, as the module judged them.
import { make, put } from './words.mjs';

/** A proof of one document, with the word that `pannier check` has for it. */
export function card(one) {
  const box = document.createElement('div');
  const holds = one.standing === 'proven' && !one.altered;
  const [word, key] = holds && one.here ? ['OK', 'proof-ok'] : holds ? ['IN PART', 'proof-absent']
    : one.standing === 'untrusted' ? ['NOT TRUSTED', 'proof-untrusted'] : one.standing === 'listed' ? ['NOT TRUSTED', 'proof-listed'] : ['ALTERED', one.altered ? 'proof-altered' : 'proof-leads'];
  box.className = `bundle ${{ OK: 'good', 'IN PART': 'fair' }[word] ?? 'bad'}`;
  const head = document.createElement('p'), strong = document.createElement('strong');
  strong.className = 'head';
  strong.textContent = word;
  const { path, title, here, altered, sha256, publisher_digits: digits } = one;
  const values = Object.fromEntries(Object.entries({ path, title, here, altered, sha256, name: one.name ?? path }).filter(([, value]) => value));
  head.append(strong, put(document.createElement('span'), key, values));
  box.append(head);
  if (holds) box.append(make('p', 'report-by', { digits }), make('p', 'proof-means'));
  return box;
}
