//! Where the parts of a version stand in its file, for those who object to them.

use crate::finding::Span;
use crate::source::Fields;
use crate::source::yaml::{Node, Value};

/// The nodes of a version's lists.
pub(super) struct Spots<'n, 'a> {
    version: Span,
    lists: Vec<(&'static str, &'n Node<'a>)>,
}

const LISTS: &[&str] = &[
    "levels", "from", "until", "owes", "deadline", "posting", "forms", "rules", "figures", "says",
    "answer", "charts", "across",
];

impl<'n, 'a> Spots<'n, 'a> {
    /// The places of the version that is being read.
    pub(super) fn of(fields: &mut Fields<'n, 'a>) -> Spots<'n, 'a> {
        let version = fields.span();
        let lists = LISTS.iter().filter_map(|key| Some((*key, fields.node(key)?)));
        Spots { version, lists: lists.collect() }
    }

    fn list(&self, key: &str) -> Option<&'n Node<'a>> {
        self.lists.iter().find(|(name, _)| *name == key).map(|(_, node)| *node)
    }

    /// The value of a key of the version.
    pub(super) fn key(&self, key: &str) -> Span {
        self.list(key).map_or(self.version, |node| node.span)
    }

    /// An item of a list.
    pub(super) fn item(&self, list: &str, at: usize) -> Span {
        let node = self.list(list);
        node.and_then(|node| item(node, at)).or(node).map_or(self.version, |node| node.span)
    }

    /// A value of an item, or of the map that stands for the list.
    pub(super) fn value(&self, list: &str, at: usize, key: &str) -> Span {
        let node = self.list(list).and_then(|node| item(node, at));
        node.and_then(|node| value(node, key)).map_or_else(|| self.item(list, at), |node| node.span)
    }

    /// A value of an item of a list within a form.
    pub(super) fn within(&self, form: usize, list: &str, at: usize, key: &str) -> Span {
        let form = self.list("forms").and_then(|forms| item(forms, form));
        let found = form.and_then(|form| value(form, list));
        let one = found.and_then(|list| item(list, at));
        let deepest = one.and_then(|one| value(one, key)).or(one).or(found).or(form);
        deepest.map_or(self.version, |node| node.span)
    }

    /// What a rule says: of a form, which has so many rules, or of the version.
    pub(super) fn rule(&self, form: Option<(usize, usize)>, at: usize) -> Span {
        self.rule_node(form, at).map_or(self.version, |node| node.span)
    }

    /// The rule as written.
    pub(super) fn rule_text(&self, form: Option<(usize, usize)>, at: usize) -> String {
        let text = self.rule_node(form, at).and_then(Node::text);
        text.unwrap_or_default().to_owned()
    }

    fn rule_node(&self, form: Option<(usize, usize)>, at: usize) -> Option<&'n Node<'a>> {
        let list = match form {
            Some((form, _)) => value(item(self.list("forms")?, form)?, "rules")?,
            None => self.list("rules")?,
        };
        // Were a rule not understood, the places of those after it would be others.
        if form.is_some_and(|(_, count)| list.items().len() != count) {
            return Some(list);
        }
        let one = item(list, at)?;
        let said = ["equal", "at-most", "sum", "share", "jump"];
        Some(said.iter().find_map(|key| value(one, key)).unwrap_or(one))
    }
}

/// An item of a list; what is no list is a list of one.
fn item<'n, 'a>(node: &'n Node<'a>, at: usize) -> Option<&'n Node<'a>> {
    match node.value {
        Value::List(_) => node.items().get(at),
        _ => Some(node).filter(|_| at == 0),
    }
}

fn value<'n, 'a>(node: &'n Node<'a>, key: &str) -> Option<&'n Node<'a>> {
    node.entries().iter().find(|(name, _)| name.text == key).map(|(_, node)| node)
}
