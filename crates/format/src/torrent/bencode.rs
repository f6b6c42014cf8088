//! Bencode, the notation of torrents: integers, byte strings, lists, and dictionaries whose keys are in order (BEP 3).
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

use std::collections::BTreeMap;

/// A value of bencode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Integer(u64),
    /// A string of bytes.
    Bytes(Vec<u8>),
    /// Values in an order.
    List(Vec<Value>),
    /// Values by their keys. The keys are written in the order of their bytes.
    Dictionary(BTreeMap<Vec<u8>, Value>),
}

impl Value {
    /// Makes a dictionary.
    pub fn dictionary<K: Into<Vec<u8>>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Dictionary(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// Returns the only bytes that a value has.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.append(&mut out);
        out
    }

    fn append(&self, out: &mut Vec<u8>) {
        match self {
            Self::Integer(number) => out.extend_from_slice(format!("i{number}e").as_bytes()),
            Self::Bytes(bytes) => string(bytes, out),
            Self::List(values) => {
                out.push(b'l');
                values.iter().for_each(|value| value.append(out));
                out.push(b'e');
            }
            Self::Dictionary(entries) => {
                out.push(b'd');
                for (key, value) in entries {
                    string(key, out);
                    value.append(out);
                }
                out.push(b'e');
            }
        }
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

fn string(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(bytes.len().to_string().as_bytes());
    out.push(b':');
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_examples_of_the_protocol() {
        for (value, text) in [
            (Value::from(3), "i3e"),
            (Value::from(0), "i0e"),
            (Value::from(u64::MAX), "i18446744073709551615e"),
            (Value::from("spam"), "4:spam"),
            (Value::from(""), "0:"),
            (Value::List(vec!["spam".into(), "eggs".into()]), "l4:spam4:eggse"),
            (Value::List(Vec::new()), "le"),
            (Value::dictionary([("cow", "moo".into()), ("spam", "eggs".into())]), "d3:cow3:moo4:spam4:eggse"),
            (Value::dictionary::<&str>([]), "de"),
        ] {
            assert_eq!(value.write(), text.as_bytes());
        }
    }

    #[test]
    fn keys_are_in_the_order_of_their_bytes() {
        let value = Value::dictionary([("b", 1.into()), ("a", 2.into()), ("B", 3.into()), ("", 4.into())]);
        assert_eq!(value.write(), b"d0:i4e1:Bi3e1:ai2e1:bi1ee");
        let binary = Value::dictionary([(vec![0xFF, 0], 1.into()), (vec![0xFF], 2.into())]);
        assert_eq!(binary.write(), b"d1:\xFFi2e2:\xFF\0i1ee");
    }
}
