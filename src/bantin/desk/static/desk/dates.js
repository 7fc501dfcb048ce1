// Dates that scripts write without naming a language, such as those of comments, are in the desk's and not the browser's.
{
  const Format = Intl.DateTimeFormat;
  const localized = (locales) => (locales === undefined || locales.length === 0 ? document.documentElement.lang : locales);
  Intl.DateTimeFormat = new Proxy(Format, {
    construct: (target, [locales, ...others]) => new target(localized(locales), ...others),
    apply: (target, _this, [locales, ...others]) => target(localized(locales), ...others),
  });
}
