//! CBOR of a body (RFC 8949), as an input.

use std::ops::Range;

use minicbor::Decoder;
use minicbor::data::Type;
use minicbor::decode::Error;
use wireform_model::decimal::Decimal;
use wireform_model::json::python_float;
use wireform_model::lazy_path::LazyPath;
use wireform_model::value::{Map, Number, Value};
use wireform_model::{Kind, Member, base64};

use crate::ReadDiagnostic;

use super::located::Spot;
use super::timestamps::timestamp;
use super::values::Values;

/// Deeper nesting is refused, so that no body can exhaust the stack.
const MOST_LEVELS: usize = 128;

/// The members that some bytes have.
pub(super) fn members(
    values: &mut Values<'_>,
    bytes: &[u8],
    spot: &Spot,
    known: &[&Member],
) -> Map {
    // What is in it has no places in the text, which shows it as Base64.
    values.value_part(spot, &LazyPath::root());
    let mut walk = CborWalk {
        values,
        bytes,
        decoder: Decoder::new(bytes),
        span: spot.span.clone(),
        depth: 0,
    };
    match walk.members(known, &LazyPath::root()) {
        Ok(map) => map,
        Err(error) => {
            let message = format!("Not valid CBOR: {error}.");
            values.report(ReadDiagnostic::error(
                "invalid-cbor",
                spot.span.clone(),
                message,
            ));
            Map::new()
        }
    }
}

struct CborWalk<'w, 'm, 'b> {
    values: &'w mut Values<'m>,
    bytes: &'b [u8],
    decoder: Decoder<'b>,
    span: Range<usize>,
    depth: usize,
}

impl CborWalk<'_, '_, '_> {
    fn members(&mut self, known: &[&Member], path: &LazyPath<'_>) -> Result<Map, Error> {
        let mut map = Map::new();
        let mut length = self.decoder.map()?;
        while self.has_next(&mut length)? {
            let name = self.text()?;
            match known.iter().find(|member| member.wire_name() == name) {
                Some(member) => {
                    let path = path.child(&member.name);
                    if let Some(value) = self.value(Some(*member), &path)? {
                        map.push(member.name.as_str(), value);
                    }
                }
                None => {
                    self.values.unknown("member", &name, self.span.clone());
                    self.value(None, path)?;
                }
            }
        }
        Ok(map)
    }

    /// Whether another item of a list or map follows, whose length may be unknown.
    fn has_next(&mut self, length: &mut Option<u64>) -> Result<bool, Error> {
        match length {
            Some(0) => Ok(false),
            Some(left) => {
                *left -= 1;
                Ok(true)
            }
            None if self.decoder.datatype()? == Type::Break => {
                self.decoder.skip()?;
                Ok(false)
            }
            None => Ok(true),
        }
    }

    fn value(
        &mut self,
        member: Option<&Member>,
        path: &LazyPath<'_>,
    ) -> Result<Option<Value>, Error> {
        if self.depth >= MOST_LEVELS {
            return Err(Error::message("too many levels"));
        }
        self.depth += 1;
        let value = self.inner(member, path);
        self.depth -= 1;
        value
    }

    fn inner(
        &mut self,
        member: Option<&Member>,
        path: &LazyPath<'_>,
    ) -> Result<Option<Value>, Error> {
        let shape = member.map(|member| self.values.operation.target(member));
        let kind = shape.map(|shape| &shape.kind);
        let read = self.decoder.datatype()?;
        Ok(Some(match (read, kind) {
            (Type::Map | Type::MapIndef, Some(Kind::Structure(structure)))
                if !structure.document =>
            {
                let known: Vec<&Member> = structure.members.iter().collect();
                Value::Map(self.members(&known, path)?)
            }
            (Type::Map | Type::MapIndef, kind) => {
                let inner = match kind {
                    Some(Kind::Map { value, .. }) => Some(&**value),
                    _ => None,
                };
                self.entries(inner, path)?
            }
            (Type::Array | Type::ArrayIndef, kind) => {
                let inner = match kind {
                    Some(Kind::List { member }) => Some(member),
                    _ => None,
                };
                self.items(inner, path)?
            }
            (Type::Tag, _) => {
                self.decoder.tag()?;
                return self.value(member, path);
            }
            (Type::Bytes | Type::BytesIndef, _) => {
                let bytes = self.byte_string()?;
                match kind {
                    Some(Kind::Blob) => self.values.bytes(&bytes, &self.span, path),
                    _ => Value::String(base64::encode(&bytes)),
                }
            }
            (Type::String | Type::StringIndef, kind) => {
                let text = self.text()?;
                if let (Some(member), Some(shape)) = (member, shape)
                    && self.values.is_placeholder(member, shape, &text, path)
                {
                    return Ok(None);
                }
                match kind {
                    Some(Kind::Timestamp) => timestamp(&Value::String(text)),
                    _ => Value::String(text),
                }
            }
            (_, Some(Kind::Timestamp)) => timestamp(&self.simple(read)?),
            _ => self.simple(read)?,
        }))
    }

    fn entries(&mut self, inner: Option<&Member>, path: &LazyPath<'_>) -> Result<Value, Error> {
        let mut map = Map::new();
        let mut length = self.decoder.map()?;
        while self.has_next(&mut length)? {
            let key = self.text()?;
            if let Some(value) = self.value(inner, &path.child(&key))? {
                map.push(key, value);
            }
        }
        Ok(Value::Map(map))
    }

    fn items(&mut self, inner: Option<&Member>, path: &LazyPath<'_>) -> Result<Value, Error> {
        let mut items = Vec::new();
        let mut length = self.decoder.array()?;
        while self.has_next(&mut length)? {
            items.extend(self.value(inner, &path.item(items.len()))?);
        }
        Ok(Value::List(items))
    }

    fn text(&mut self) -> Result<String, Error> {
        self.decoder.str_iter()?.collect()
    }

    fn byte_string(&mut self) -> Result<Vec<u8>, Error> {
        let parts: Result<Vec<&[u8]>, Error> = self.decoder.bytes_iter()?.collect();
        Ok(parts?.concat())
    }

    fn simple(&mut self, read: Type) -> Result<Value, Error> {
        Ok(match read {
            Type::Bool => Value::Bool(self.decoder.bool()?),
            Type::Null | Type::Undefined => {
                self.decoder.skip()?;
                Value::Null
            }
            Type::F16 => self.half()?,
            Type::F32 => float(&self.decoder.f32()?.to_string()),
            Type::F64 => float(&self.decoder.f64()?.to_string()),
            _ => number(&self.decoder.int()?.to_string()),
        })
    }

    /// A float of two bytes (RFC 8949, appendix D).
    fn half(&mut self) -> Result<Value, Error> {
        let start = self.decoder.position() + 1;
        let bytes = self.bytes.get(start..start + 2);
        let bits = bytes.and_then(|bytes| Some(u16::from_be_bytes(bytes.try_into().ok()?)));
        let bits = bits.ok_or_else(Error::end_of_input)?;
        self.decoder.set_position(start + 2);
        let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
        let exponent = i32::from((bits >> 10) & 0x1f);
        let mantissa = f64::from(bits & 0x3ff);
        let double = match exponent {
            0 => mantissa * 2f64.powi(-24),
            31 if mantissa == 0.0 => f64::INFINITY,
            31 => f64::NAN,
            _ => (mantissa + 1024.0) * 2f64.powi(exponent - 25),
        };
        Ok(float(&(sign * double).to_string()))
    }
}

fn number(text: &str) -> Value {
    Number::parse(text).map_or_else(|| Value::from(text), Value::Number)
}

/// A float as Python writes it.
fn float(text: &str) -> Value {
    match text {
        "NaN" | "-NaN" => number("NaN"),
        "inf" => number("Infinity"),
        "-inf" => number("-Infinity"),
        text => {
            let exact = Decimal::parse(text).unwrap_or_default();
            number(&python_float(&exact))
        }
    }
}
