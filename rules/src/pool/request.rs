//! Changes of a group as requests and requests as changes: one place knows how such a write looks
//! on the wire.

use serde::{Deserialize, Serialize};

use super::change::{NewMember, PoolChange};
use crate::{
    id::{GroupId, GroupPlayerId},
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

/// Body of `POST /groups/{id}/changes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words of the wire; see `PoolChange`")]
pub enum PoolChangesBody {
    RenameGroup { name: String },
    RenewCode,
    RestoreGroup,
    RenamePlayer { id: GroupPlayerId, name: String },
    ReturnPlayer { id: GroupPlayerId },
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

impl PoolChange {
    /// The request that carries a change of that group.
    pub fn request(&self, group: &GroupId) -> Request {
        let base = format!("/groups/{group}");
        let body = |body: PoolChangesBody| (Method::Post, format!("{base}/changes"), wire::json(&body));
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
            Self::RenameGroup { name } => body(PoolChangesBody::RenameGroup { name: name.clone() }),
            Self::RenewCode => body(PoolChangesBody::RenewCode),
            Self::RestoreGroup => body(PoolChangesBody::RestoreGroup),
            Self::RenameMember { id, name } => {
                body(PoolChangesBody::RenamePlayer { id: id.clone(), name: name.clone() })
            }
            Self::ReturnMember { id } => body(PoolChangesBody::ReturnPlayer { id: id.clone() }),
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
                (group(id)?, wire::parse::<PoolChangesBody>(body)?.into())
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

impl From<PoolChangesBody> for PoolChange {
    fn from(body: PoolChangesBody) -> Self {
        match body {
            PoolChangesBody::RenameGroup { name } => Self::RenameGroup { name },
            PoolChangesBody::RenewCode => Self::RenewCode,
            PoolChangesBody::RestoreGroup => Self::RestoreGroup,
            PoolChangesBody::RenamePlayer { id, name } => Self::RenameMember { id, name },
            PoolChangesBody::ReturnPlayer { id } => Self::ReturnMember { id },
        }
    }
}
