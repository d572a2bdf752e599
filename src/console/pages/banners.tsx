import type { Banner } from '../banners.ts';

export function Banners({ banners }: { banners: readonly Banner[] }) {
  if (banners.length === 0) return null;
  return (
    <ul class="banners">
      {banners.map(({ words, link }) => (
        <li key={words}>
          {words}{' '}
          {link ? (
            <a class="banner-link" href={link.href}>
              {link.label}
            </a>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
