//! Changes of a group as requests and requests as changes: one place knows how such a write looks
//! on the wire.

use serde::{Deserialize, Serialize};

use super::{
    change::{NewMember, PoolChange},
    payment::NewPayment,
};
use crate::{
    id::{GroupId, GroupPlayerId, PaymentId},
    request::{Method, Request},
    wire::{self, Malformed},
};

/// Body of `POST /groups`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupBody {
    /// Made by our clients; others leave it to the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<GroupId>,
    /// The group's name; what is no text counts as missing.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: String,
}

/// Body of `POST /groups/{id}/guests`, and one player of `POST /groups/{id}/players`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberBody {
    /// Made by our clients; others leave it to the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<GroupPlayerId>,
    /// The player's name; what is no text counts as missing.
    #[serde(default, deserialize_with = "wire::text")]
    pub name: String,
}

/// Body of `POST /groups/{id}/players`: `names` counts if both are there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesBody {
    /// Several names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Vec<String>>,
    /// Ids for them, made by our clients, in the same order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ids: Option<Vec<GroupPlayerId>>,
    /// One player.
    #[serde(flatten)]
    pub one: MemberBody,
}

/// Body of `DELETE /groups/{id}/players`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RemovalBody {
    /// Who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub player_id: Option<GroupPlayerId>,
}

/// Body of `POST /groups/{id}/changes`: `do` says which of the other members count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "members of the change that `do` names")]
pub struct PoolChangesBody {
    pub r#do: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<NewPayment>,
}

impl MemberBody {
    fn into_member(self, make_id: &mut dyn FnMut() -> GroupPlayerId) -> NewMember {
        NewMember { id: self.id.unwrap_or_else(make_id), name: self.name }
    }
}

impl NamesBody {
    fn into_members(self, make_id: &mut dyn FnMut() -> GroupPlayerId) -> Vec<NewMember> {
        let Some(names) = self.names else { return vec![self.one.into_member(make_id)] };
        let mut ids = self.ids.unwrap_or_default().into_iter();
        let member = |name| NewMember { id: ids.next().unwrap_or_else(&mut *make_id), name };
        names.into_iter().map(member).collect()
    }
}

impl PoolChangesBody {
    /// The change that the body asks for.
    ///
    /// # Errors
    /// [`Malformed`] when `do` is not known or a member that it needs is missing.
    pub fn into_change(self) -> Result<PoolChange, Malformed> {
        let malformed = |path: &str, message: String| Malformed { path: path.to_owned(), message };
        let missing = |path: &str| malformed(path, format!("`{path}` is missing"));
        let id = self.id.ok_or_else(|| missing("id"));
        let player = |id: String| GroupPlayerId::new(id).map_err(|error| malformed("id", error.to_string()));
        let payment = |id: String| PaymentId::new(id).map_err(|error| malformed("id", error.to_string()));
        let name = self.name.ok_or_else(|| missing("name"));
        Ok(match self.r#do.as_str() {
            "renameGroup" => PoolChange::RenameGroup { name: name? },
            "renewCode" => PoolChange::RenewCode,
            "restoreGroup" => PoolChange::RestoreGroup,
            "renamePlayer" => PoolChange::RenameMember { id: player(id?)?, name: name? },
            "returnPlayer" => PoolChange::ReturnMember { id: player(id?)? },
            "recordPayment" => PoolChange::RecordPayment(self.payment.ok_or_else(|| missing("payment"))?),
            "deletePayment" => PoolChange::DeletePayment { id: payment(id?)? },
            "" => return Err(missing("do")),
            other => return Err(malformed("do", format!("`{other}` is unknown"))),
        })
    }
}

impl PoolChange {
    /// The request that carries a change of that group.
    pub fn request(&self, group: &GroupId) -> Request {
        let base = format!("/groups/{group}");
        let changes = |r#do: &str, body: PoolChangesBody| {
            let body = PoolChangesBody { r#do: r#do.to_owned(), ..body };
            (Method::Post, format!("{base}/changes"), wire::json(&body))
        };
        let nothing = PoolChangesBody::default;
        let named = |name: &str| PoolChangesBody { name: Some(name.to_owned()), ..nothing() };
        let about = |id: &str| PoolChangesBody { id: Some(id.to_owned()), ..nothing() };
        let (method, path, body) = match self {
            Self::CreateGroup { id, name } => {
                let body = GroupBody { id: Some(id.clone()), name: name.clone() };
                (Method::Post, "/groups".to_owned(), wire::json(&body))
            }
            Self::DeleteGroup => (Method::Delete, base, String::new()),
            Self::AddMembers(members) => {
                let body = match members.as_slice() {
                    [one] => NamesBody { names: None, ids: None, one: one.into() },
                    several => NamesBody {
                        names: Some(several.iter().map(|member| member.name.clone()).collect()),
                        ids: Some(several.iter().map(|member| member.id.clone()).collect()),
                        one: MemberBody { id: None, name: String::new() },
                    },
                };
                (Method::Post, format!("{base}/players"), wire::json(&body))
            }
            Self::PromoteGuest(member) => {
                (Method::Post, format!("{base}/guests"), wire::json(&MemberBody::from(member)))
            }
            Self::RemoveMember { id } => {
                let body = RemovalBody { player_id: Some(id.clone()) };
                (Method::Delete, format!("{base}/players"), wire::json(&body))
            }
            Self::RenameGroup { name } => changes("renameGroup", named(name)),
            Self::RenewCode => changes("renewCode", nothing()),
            Self::RestoreGroup => changes("restoreGroup", nothing()),
            Self::RenameMember { id, name } => {
                changes("renamePlayer", PoolChangesBody { id: Some(id.to_string()), ..named(name) })
            }
            Self::ReturnMember { id } => changes("returnPlayer", about(id.as_str())),
            Self::RecordPayment(payment) => {
                changes("recordPayment", PoolChangesBody { payment: Some(payment.clone()), ..nothing() })
            }
            Self::DeletePayment { id } => changes("deletePayment", about(id.as_str())),
        };
        Request { method, path, body }
    }

    /// The change that a request asks for, and the group it is about. `make_group` and
    /// `make_player` are asked where the client made no id.
    ///
    /// # Errors
    /// [`Malformed`] with the path to the first member that does not fit.
    pub fn of_request(
        request: &Request,
        make_group: &mut dyn FnMut() -> GroupId,
        make_player: &mut dyn FnMut() -> GroupPlayerId,
    ) -> Result<(GroupId, Self), Malformed> {
        let at_path = |message: String| Malformed { path: "path".to_owned(), message };
        let group = |text: &str| GroupId::new(text).map_err(|error| at_path(error.to_string()));
        let body = request.body.as_bytes();
        let segments: Vec<&str> = request.path.split('/').skip(1).collect();
        Ok(match (request.method, segments.as_slice()) {
            (Method::Post, ["groups"]) => {
                let GroupBody { id, name } = wire::parse(body)?;
                let id = id.unwrap_or_else(make_group);
                (id.clone(), Self::CreateGroup { id, name })
            }
            (Method::Delete, ["groups", id]) => (group(id)?, Self::DeleteGroup),
            (Method::Post, ["groups", id, "players"]) => {
                let members = wire::parse::<NamesBody>(body)?.into_members(make_player);
                (group(id)?, Self::AddMembers(members))
            }
            (Method::Post, ["groups", id, "guests"]) => {
                let member = wire::parse::<MemberBody>(body)?.into_member(make_player);
                (group(id)?, Self::PromoteGuest(member))
            }
            (Method::Delete, ["groups", id, "players"]) => {
                let missing =
                    || Malformed { path: "playerId".to_owned(), message: "Player ID is required".to_owned() };
                let player = wire::parse::<RemovalBody>(body)?.player_id.ok_or_else(missing)?;
                (group(id)?, Self::RemoveMember { id: player })
            }
            (Method::Post, ["groups", id, "changes"]) => {
                (group(id)?, wire::parse::<PoolChangesBody>(body)?.into_change()?)
            }
            _ => return Err(at_path(format!("{} is no write of ours", request.path))),
        })
    }
}

impl From<&NewMember> for MemberBody {
    fn from(member: &NewMember) -> Self {
        Self { id: Some(member.id.clone()), name: member.name.clone() }
    }
}
