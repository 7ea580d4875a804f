// A fact with the words of the paper that say it: the sentence, its words marked, headline, paper and date.
(function (ug) {
  "use strict";

  function passage(text, marks) {
    const parts = [];
    let at = 0;
    for (let i = 0; i < marks.length; i += 2) {
      parts.push(text.slice(at, marks[i]), ug.element("mark", {}, text.slice(marks[i], marks[i + 1])));
      at = marks[i + 1];
    }
    return ug.element("p", {}, ...parts, text.slice(at));
  }

  ug.headline = (headline) =>
    headline ? ug.element("span", { class: "headline", lang: "zh" }, headline)
             : ug.element("span", { class: "headline" }, ug.text("noHeadline"));

  /** One place that says a fact; `told`: whether the fact as a whole already says that it is only announced. */
  function figure(model, [article, announced, date, confidence, passages], told) {
    const { headline, paper, date: published, page } = model.article(article);
    return ug.element("figure", {},
      ug.element("blockquote", { lang: "zh" },
        passages.map(([sentence, ...marks]) => passage(model.data.sentences[sentence], marks))),
      ug.element("figcaption", {},
        ug.headline(headline), " ",
        ug.element("span", { class: "source" }, [paper, published, page].filter(Boolean).join(" · ")),
        date && date !== published ? ug.element("span", { class: "tag" }, date) : null,
        announced && !told ? ug.element("span", { class: "tag announced" }, ug.text("announced")) : null,
        ug.element("span", { class: "tag sure" }, ug.text("sure", confidence))));
  }

  /** Title, former, announced, inferred: what stands with a fact. */
  ug.factTags = (fact) => [
    fact.title ? ug.element("span", { class: "title", lang: "zh" }, fact.title) : null,
    fact.former ? ug.element("span", { class: "tag" }, ug.text("former")) : null,
    fact.announced ? ug.element("span", { class: "tag announced" }, ug.text("announced")) : null,
    fact.inferred ? ug.element("span", { class: "tag inferred", title: ug.text("inferredHint") }, ug.text("inferred")) : null,
  ];

  /** The places that say a fact: the first, and the others behind a summary. */
  ug.evidence = function (model, fact) {
    if (fact.inferred) return [ug.element("p", { class: "hint" }, ug.text("inferredHint"))];
    const [first, ...rest] = fact.evidence.map((evidence) => figure(model, evidence, fact.announced));
    return [first, rest.length
      ? ug.element("details", {}, ug.element("summary", {}, ug.text("morePlaces", rest.length)), ...rest)
      : null];
  };

  /** A link to an entity, with its mark. */
  ug.entityLink = function (model, index) {
    const { cls, label } = model.entities[index];
    return ug.element("a", { class: "entity", href: ug.address.entity(index), title: model.className(index) },
      ug.markIcon(cls), ug.element("span", { lang: "zh" }, label));
  };

  /** An item of a list of facts, each end a link: for lists that are nobody's. */
  ug.factItem = (model, fact, ...more) =>
    ug.element("li", { class: "fact" },
      ug.element("p", { class: "end" }, ug.entityLink(model, fact.subject),
        ug.element("span", { class: "predicate" }, model.predicateName(fact)), ug.entityLink(model, fact.object),
        ug.factTags(fact), ...more),
      ug.evidence(model, fact));

  /** An item of a list of articles. */
  ug.articleItem = function (model, number, ...more) {
    const { headline, paper, date, page } = model.article(number);
    return ug.element("li", {}, ug.headline(headline), ...more, " ",
      ug.element("span", { class: "source" }, [paper, date, page].filter(Boolean).join(" · ")));
  };
})(globalThis.uniongraph);
