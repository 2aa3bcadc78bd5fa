'use strict';
(function () {
  var byId = function (id) { return document.getElementById(id); };
  var list = function (all) { return Array.prototype.slice.call(all); };
  var form = byId('filter'), count = byId('count'), at = -1;
  var articles = list(document.querySelectorAll('article')).map(function (element) {
    return { element: element, outlet: element.dataset.o, date: element.dataset.d || '', text: null,
      quotes: list(element.querySelectorAll('.q')) };
  });

  function textOf(article) {
    if (article.text === null) article.text = article.element.textContent.toLowerCase();
    return article.text;
  }

  function wanted(article, ask) {
    if (ask.outlet && article.outlet !== ask.outlet) return false;
    if ((ask.from || ask.to) && !article.date) return false;
    if (ask.from && article.date < ask.from) return false;
    if (ask.to && article.date > ask.to) return false;
    return !ask.text || textOf(article).indexOf(ask.text) >= 0;
  }

  function fits(quote, ask) {
    return (!ask.speaker || quote.dataset.p === ask.speaker) &&
      (!ask.kind || quote.classList.contains(ask.kind)) &&
      (!ask.review || quote.classList.contains('r'));
  }

  function question() {
    return { speaker: form.speaker.value, outlet: form.outlet.value, kind: form.kind.value, from: form.from.value,
      to: form.to.value, text: form.text.value.trim().toLowerCase(), review: form.review.checked };
  }

  function apply() {
    var ask = question(), picky = ask.speaker || ask.kind || ask.review, nArticles = 0, nQuotes = 0;
    articles.forEach(function (article) {
      var show = wanted(article, ask), hits = 0;
      article.quotes.forEach(function (quote) {
        var hit = show && fits(quote, ask);
        quote.classList.toggle('hit', hit);
        if (hit && quote.classList.contains('f')) hits++;
      });
      show = show && (!picky || hits > 0);
      article.element.classList.toggle('gone', !show);
      article.element.classList.toggle('off', !!picky);
      if (show) { nArticles++; nQuotes += hits; }
    });
    count.textContent = 'Quotes shown: ' + nQuotes + ', articles: ' + nArticles;
    at = -1;
  }

  function shown() {
    return list(document.querySelectorAll('article:not(.gone) .q.f.hit'));
  }

  function step(by) {
    var quotes = shown();
    if (!quotes.length) return;
    at = Math.max(0, Math.min(quotes.length - 1, at + by));
    quotes[at].setAttribute('tabindex', '-1');
    quotes[at].focus({ preventScroll: true });
    quotes[at].scrollIntoView({ block: 'center' });
  }

  function ask(speaker) {
    form.speaker.value = speaker;
    apply();
    byId('articles').scrollIntoView();
  }

  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[data-ask]');
    if (button) ask(button.dataset.ask);
  });
  document.addEventListener('keydown', function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { form.reset(); event.target.blur(); }
    else if (typing) return;
    else if (event.key === '/') { event.preventDefault(); form.text.focus(); }
    else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
  });
  document.documentElement.classList.add('js');
  apply();
}());
